@echo off
rem Double-click to grade, or drop the folder of submissions on this file.
setlocal DisableDelayedExpansion
chcp 65001 >nul
title Menilai kiriman
cd /d "%~dp0"
set "FOLDER=%~1"
set "DROPPED="
setlocal EnableDelayedExpansion

rem Explorer puts no quotes around a folder such as R&D: its name is then cut at the &, but
rem the line that started this window still has all of it.
set "LINE=!cmdcmdline!"
set "REST=!LINE:*%~nx0" =!"
if "!REST!"=="!LINE!" goto find_python
set "DROPPED=1"
set "REST=!REST:"=!"
if defined REST set "FOLDER=!REST!"

:find_python
set "PYTHON="
where /q python.exe && set "PYTHON=python"
where /q py.exe && set "PYTHON=py"
if not defined PYTHON (
  echo Python belum ada di laptop ini. Pasang Python 3.13 dari python.org, lalu coba lagi.
  set "CODE=1"
  goto end
)

rem A backslash at the end, as of a memory stick, would swallow the quote after it.
if "!FOLDER:~-1!"=="\" set "FOLDER=!FOLDER!."
if defined FOLDER (
  !PYTHON! mulai.py nilai "!FOLDER!"
) else (
  !PYTHON! mulai.py nilai
)
set "CODE=!errorlevel!"

:end
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
rem Not /b when started by Explorer: what stands after an & must not run as a command.
if defined DROPPED exit !CODE!
exit /b !CODE!
