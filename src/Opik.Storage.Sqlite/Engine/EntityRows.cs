namespace Opik.Storage.Sqlite;

/// <summary>Rows of a search: id, name, project, parent.</summary>
internal static class EntityRows
{
    /// <summary>Adds the rows of a statement; what is there already is not added again.</summary>
    public static void Read(SqliteStatement statement, EntityKind kind, List<FoundEntity> found)
    {
        try
        {
            while (statement.Step())
            {
                var entity = new FoundEntity(kind, statement.Id(0), statement.Text(1), statement.NullableId(2), statement.NullableId(3));
                if (!found.Exists(one => one.Kind == kind && one.Id == entity.Id))
                    found.Add(entity);
            }
        }
        finally
        {
            statement.Reset();
        }
    }
}
