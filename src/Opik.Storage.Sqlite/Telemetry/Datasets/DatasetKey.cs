namespace Opik.Storage.Sqlite;

/// <summary>A dataset in statements and outside.</summary>
/// <param name="Key">Key of the row.</param>
/// <param name="Id">Id on the wire.</param>
internal readonly record struct DatasetKey(long Key, Guid Id);
