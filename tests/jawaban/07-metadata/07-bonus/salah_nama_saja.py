# pesan: seharusnya
def tak_sejalan(metadata, data):
    return sorted(set(metadata["nama"]) ^ set(data.columns))
