using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>dashboard</c>.</summary>
internal static class DashboardRow
{
    private const string Columns =
        "id, scope, project_id, name, slug, type, description, created_at, created_by, last_updated_at, last_updated_by, config";

    /// <summary>The list.</summary>
    public static ListTable Table { get; } = new()
    {
        From = "dashboard",
        Columns = Columns,
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["id"] = new("id", ListColumnKind.Id),
            ["name"] = new("name") { Order = "name_key" },
            ["description"] = new("description"),
            ["type"] = new("type"),
            ["scope"] = new("scope"),
            ["created_at"] = new("created_at", ListColumnKind.Time),
            ["last_updated_at"] = new("last_updated_at", ListColumnKind.Time),
            ["created_by"] = new("created_by"),
            ["last_updated_by"] = new("last_updated_by"),
        },
    };

    /// <summary>One of either kind; null when absent.</summary>
    public static Dashboard? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM dashboard WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var dashboard = row.Step() ? Read(row) : null;
        row.Reset();
        return dashboard;
    }

    /// <summary>Whether another dashboard than <paramref name="id"/> has the name, in the same scope and project.</summary>
    public static bool IsTaken(SqliteSession session, Guid workspace, DashboardScope kind, Guid? projectId, string name, Guid id)
    {
        var row = session.Prepare("SELECT 1 FROM dashboard WHERE ws = ?1 AND scope = ?2 AND coalesce(project_id, x'') = coalesce(?3, x'') AND name_key = ?4 AND id <> ?5")
            .Bind(1, workspace)
            .Bind(2, kind.WireName())
            .Bind(3, projectId)
            .Bind(4, NameKey.Of(name))
            .Bind(5, id);
        var taken = row.Step();
        row.Reset();
        return taken;
    }

    /// <summary>Inserts; the caller has made sure that name, slug and id are free.</summary>
    public static void Insert(SqliteSession session, Scope scope, Dashboard dashboard, DateTime now) =>
        session.Prepare("""
            INSERT INTO dashboard (ws, id, scope, project_id, name, name_key, slug, type, description, config, created_at, created_by, last_updated_at, last_updated_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?11, ?12)
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, dashboard.Id)
            .Bind(3, dashboard.Scope.WireName())
            .Bind(4, dashboard.ProjectId)
            .Bind(5, dashboard.Name.Trim())
            .Bind(6, NameKey.Of(dashboard.Name))
            .Bind(7, dashboard.Slug)
            .Bind(8, dashboard.Type.WireName())
            .Bind(9, dashboard.Description)
            .BindText(10, dashboard.Config.Utf8.Span)
            .Bind(11, now)
            .Bind(12, scope.UserName)
            .Execute();

    /// <summary>Stores what a client may change.</summary>
    public static void Update(SqliteSession session, Scope scope, Dashboard dashboard, DateTime now) =>
        session.Prepare("""
            UPDATE dashboard SET name = ?3, name_key = ?4, slug = ?5, type = ?6, description = ?7, config = ?8, last_updated_at = ?9, last_updated_by = ?10
            WHERE ws = ?1 AND id = ?2
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, dashboard.Id)
            .Bind(3, dashboard.Name.Trim())
            .Bind(4, NameKey.Of(dashboard.Name))
            .Bind(5, dashboard.Slug)
            .Bind(6, dashboard.Type.WireName())
            .Bind(7, dashboard.Description)
            .BindText(8, dashboard.Config.Utf8.Span)
            .Bind(9, now)
            .Bind(10, scope.UserName)
            .Execute();

    /// <summary>The row the statement stands on.</summary>
    public static Dashboard Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Scope = EnumNames.Parse<DashboardScope>(row.Text(1)!),
        ProjectId = row.NullableId(2),
        Name = row.Text(3)!,
        Slug = row.Text(4)!,
        Type = EnumNames.Parse<DashboardType>(row.Text(5)!),
        Description = row.Text(6),
        CreatedAt = row.Time(7),
        CreatedBy = row.Text(8),
        LastUpdatedAt = row.Time(9),
        LastUpdatedBy = row.Text(10),
        Config = new JsonText(Encoding.UTF8.GetBytes(row.Text(11)!)),
    };
}
