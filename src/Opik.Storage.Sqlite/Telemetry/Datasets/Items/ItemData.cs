using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads the maps of items.</summary>
internal static class ItemData
{
    /// <summary>The map of a blob.</summary>
    public static JsonText Decode(ReadOnlySpan<byte> blob) => PayloadCodec.Decode(blob, PayloadParts.Input).Input ?? throw new InvalidDataException("The map of a dataset item is missing.");

    /// <summary>The map of a key.</summary>
    public static JsonText Read(SqliteSession session, long key)
    {
        var row = session.Prepare("SELECT data FROM dataset_item_data WHERE key = ?1").Bind(1, key);
        try
        {
            return row.Step() ? Decode(row.Blob(0)) : throw new InvalidDataException("The map of a dataset item is missing.");
        }
        finally
        {
            row.Reset();
        }
    }
}
