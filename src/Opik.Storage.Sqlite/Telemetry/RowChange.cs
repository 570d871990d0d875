namespace Opik.Storage.Sqlite;

/// <summary>One row before and after a write; <paramref name="Old"/> is null for an insert, <paramref name="New"/> for a delete.</summary>
internal readonly record struct RowChange<T>(T? Old, T? New) where T : class;
