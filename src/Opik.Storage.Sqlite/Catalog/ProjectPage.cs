using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The list of projects.</summary>
internal static class ProjectPage
{
    /// <summary>One page; newest first unless <paramref name="sort"/> names a known field. Ties: newest first.</summary>
    public static Page<Project> Read(SqliteSession session, Scope scope, string? name, int page, int size, SortClause? sort)
    {
        var key = string.IsNullOrWhiteSpace(name) ? string.Empty : NameKey.Of(name);
        var count = session.Prepare("SELECT count(*) FROM project WHERE ws = ?1 AND instr(name_key, ?2) > 0").Bind(1, scope.WorkspaceId).Bind(2, key);
        count.Step();
        var total = count.Int64(0);
        count.Reset();

        var row = session.Prepare($"SELECT {ProjectRow.Columns} FROM project WHERE ws = ?1 AND instr(name_key, ?2) > 0 ORDER BY {Order(sort)} LIMIT ?3 OFFSET ?4")
            .Bind(1, scope.WorkspaceId)
            .Bind(2, key)
            .Bind(3, size)
            .Bind(4, (page - 1L) * size);
        var content = new List<Project>();
        while (row.Step())
            content.Add(ProjectRow.Read(row));
        row.Reset();
        return new Page<Project>(page, content, total);
    }

    private static string Order(SortClause? sort)
    {
        var column = sort?.Field switch
        {
            "name" => "name_key",
            "created_at" => "created_at",
            "last_updated_at" => "last_updated_at",
            _ => "id",
        };
        var descending = sort is null || sort.Descending || (column == "id" && sort.Field != "id");
        return $"{column} {(descending ? "DESC" : "ASC")}, id DESC";
    }
}
