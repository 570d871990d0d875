using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The columns that traces and spans share, in one order: source to version.</summary>
internal static class RowColumns
{
    /// <summary>Binds them from parameter <paramref name="first"/> on.</summary>
    public static void Bind(SqliteStatement statement, int first, EntityRow row)
    {
        statement.Bind(first, (long)row.Source).Bind(first + 1, row.Environment).Bind(first + 2, row.StoredFlags);
        if (row.Tags is { } tags)
            statement.BindText(first + 3, tags.Json);
        else
            statement.BindNull(first + 3);
        statement
            .Bind(first + 4, row.ErrorType).Bind(first + 5, row.ErrorMessage)
            .Bind(first + 6, row.InputPreview).Bind(first + 7, row.OutputPreview)
            .Bind(first + 8, row.CreatedAt).Bind(first + 9, row.CreatedBy)
            .Bind(first + 10, row.LastUpdatedAt).Bind(first + 11, row.LastUpdatedBy)
            .Bind(first + 12, row.Version == row.LastUpdatedAt ? (long?)null : row.Version);
    }

    /// <summary>Reads them from column <paramref name="first"/> on.</summary>
    public static void Read(SqliteStatement statement, int first, EntityRow row)
    {
        row.Source = (EntitySource)statement.Int32(first);
        row.Environment = statement.NullableInt64(first + 1);
        row.StoredFlags = statement.Int64(first + 2);
        row.Tags = TagSet.Parse(statement.Text(first + 3));
        row.ErrorType = statement.Text(first + 4);
        row.ErrorMessage = statement.Text(first + 5);
        row.InputPreview = statement.Text(first + 6);
        row.OutputPreview = statement.Text(first + 7);
        row.CreatedAt = statement.Int64(first + 8);
        row.CreatedBy = statement.Int64(first + 9);
        row.LastUpdatedAt = statement.Int64(first + 10);
        row.LastUpdatedBy = statement.Int64(first + 11);
        row.Version = statement.NullableInt64(first + 12) ?? row.LastUpdatedAt;
    }
}
