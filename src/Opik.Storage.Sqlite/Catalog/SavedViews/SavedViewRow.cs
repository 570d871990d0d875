using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>saved_view</c>.</summary>
internal static class SavedViewRow
{
    private const string Columns =
        "id, project_id, page, name, is_shared, position, revision, created_at, created_by, last_updated_at, last_updated_by, state";

    // ?1 workspace, ?2 user.
    private const string Visible = "ws = ?1 AND (is_shared = 1 OR created_by = ?2)";

    private const string OfPage = "coalesce(project_id, x'') = coalesce(?3, x'') AND page = ?4";

    /// <summary>One that the user sees; null when absent.</summary>
    public static SavedView? Get(SqliteSession session, Scope scope, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM saved_view WHERE {Visible} AND id = ?3").Bind(1, scope.WorkspaceId).Bind(2, scope.UserName).Bind(3, id);
        var view = row.Step() ? Read(row) : null;
        row.Reset();
        return view;
    }

    /// <summary>Those of a page that the user sees, in order.</summary>
    public static List<SavedView> OfPageOf(SqliteSession session, Scope scope, Guid? projectId, string page)
    {
        var row = session.Prepare($"SELECT {Columns} FROM saved_view INDEXED BY saved_view_page WHERE {Visible} AND {OfPage} ORDER BY position, id")
            .Bind(1, scope.WorkspaceId).Bind(2, scope.UserName).Bind(3, projectId).Bind(4, page);
        var views = new List<SavedView>();
        while (row.Step())
            views.Add(Read(row));
        row.Reset();
        return views;
    }

    /// <summary>How many the page has, of whomever, and the place behind the last.</summary>
    public static (long Count, long Next) End(SqliteSession session, Guid workspace, Guid? projectId, string page)
    {
        var row = session.Prepare($"SELECT count(*), coalesce(max(position) + 1, 0) FROM saved_view INDEXED BY saved_view_page WHERE ws = ?1 AND {OfPage}")
            .Bind(1, workspace).Bind(3, projectId).Bind(4, page);
        row.Step();
        var end = (row.Int64(0), row.Int64(1));
        row.Reset();
        return end;
    }

    /// <summary>Whether somebody has a view of the id.</summary>
    public static bool Exists(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare("SELECT 1 FROM saved_view WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var exists = row.Step();
        row.Reset();
        return exists;
    }

    /// <summary>Inserts; the caller has made sure that the id is free.</summary>
    public static void Insert(SqliteSession session, Scope scope, SavedView view, DateTime now) =>
        session.Prepare("""
            INSERT INTO saved_view (ws, id, project_id, page, name, is_shared, position, revision, created_at, created_by, last_updated_at, last_updated_by, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?8, ?9, ?10)
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, view.Id)
            .Bind(3, view.ProjectId)
            .Bind(4, view.Page)
            .Bind(5, view.Name)
            .Bind(6, view.IsShared ? 1L : 0L)
            .Bind(7, view.Position)
            .Bind(8, now)
            .Bind(9, scope.UserName)
            .BindText(10, view.State.Utf8.Span)
            .Execute();

    /// <summary>Stores what may change, as the next revision.</summary>
    public static void Update(SqliteSession session, Scope scope, SavedView view, DateTime now) =>
        session.Prepare("""
            UPDATE saved_view SET name = ?3, is_shared = ?4, state = ?5, revision = revision + 1, last_updated_at = ?6, last_updated_by = ?7
            WHERE ws = ?1 AND id = ?2
            """)
            .Bind(1, scope.WorkspaceId)
            .Bind(2, view.Id)
            .Bind(3, view.Name)
            .Bind(4, view.IsShared ? 1L : 0L)
            .BindText(5, view.State.Utf8.Span)
            .Bind(6, now)
            .Bind(7, scope.UserName)
            .Execute();

    /// <summary>Moves one; a place is no content, so the revision stays.</summary>
    public static void Move(SqliteSession session, Guid workspace, Guid id, long position) =>
        session.Prepare("UPDATE saved_view SET position = ?3 WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Bind(3, position).Execute();

    /// <summary>The row the statement stands on.</summary>
    private static SavedView Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        ProjectId = row.NullableId(1),
        Page = row.Text(2)!,
        Name = row.Text(3)!,
        IsShared = row.Int64(4) != 0,
        Position = row.Int64(5),
        Revision = row.Int64(6),
        CreatedAt = row.Time(7),
        CreatedBy = row.Text(8)!,
        LastUpdatedAt = row.Time(9),
        LastUpdatedBy = row.Text(10)!,
        State = new JsonText(Encoding.UTF8.GetBytes(row.Text(11)!)),
    };
}
