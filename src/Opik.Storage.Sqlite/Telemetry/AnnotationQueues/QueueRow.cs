using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>annotation_queue</c>.</summary>
/// <param name="Key">Key of the row.</param>
/// <param name="Queue">Its settings.</param>
internal sealed record QueueRow(long Key, AnnotationQueue Queue)
{
    /// <summary>Columns that <see cref="Read"/> expects, of the join <see cref="From"/>.</summary>
    public const string Columns =
        "q.key, q.id, p.id, q.name, q.scope, q.description, q.instructions, q.comments_enabled, q.definitions, q.annotators, q.lock_seconds, "
        + "q.automated, q.conditions, q.max_items, q.view, q.created_at, q.created_by, q.last_updated_at, q.last_updated_by";

    /// <summary>Queues with their project.</summary>
    public const string From = "annotation_queue q JOIN project p ON p.key = q.project";

    private const string InsertSql = """
        INSERT INTO annotation_queue (ws, id, project, scope, created_at, created_by, name, name_key, description, instructions, comments_enabled,
          definitions, annotators, lock_seconds, automated, conditions, max_items, view, last_updated_at, last_updated_by)
        VALUES (?1, ?2, ?17, ?18, ?15, ?16, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """;

    private const string UpdateSql = """
        UPDATE annotation_queue SET name = ?3, name_key = ?4, description = ?5, instructions = ?6, comments_enabled = ?7, definitions = ?8, annotators = ?9,
          lock_seconds = ?10, automated = ?11, conditions = ?12, max_items = ?13, view = ?14, last_updated_at = ?15, last_updated_by = ?16
        WHERE ws = ?1 AND id = ?2
        """;

    /// <summary>One of a workspace; null when absent.</summary>
    public static QueueRow? Find(SqliteSession session, long workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM {From} WHERE q.ws = ?1 AND q.id = ?2").Bind(1, workspace).Bind(2, id);
        try
        {
            return row.Step() ? Read(row) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>One of a workspace.</summary>
    /// <exception cref="EntityNotFoundException">There is none.</exception>
    public static QueueRow Require(SqliteSession session, long? workspace, Guid id) =>
        (workspace is { } key ? Find(session, key, id) : null) ?? throw new EntityNotFoundException($"Annotation queue id: {id:D} not found");

    /// <summary>Those of a project and scope whose automation is in force.</summary>
    public static List<QueueRow> FindAutomated(SqliteSession session, long project, ScoredEntity scope)
    {
        var row = session.Prepare($"SELECT {Columns} FROM {From} WHERE q.project = ?1 AND q.scope = ?2 AND q.automated = 1 ORDER BY q.key")
            .Bind(1, project).Bind(2, (long)scope);
        var rows = new List<QueueRow>();
        while (row.Step())
            rows.Add(Read(row));
        row.Reset();
        return rows;
    }

    /// <summary>Inserts a queue whose id is free in its workspace.</summary>
    public static void Insert(TelemetryWrite write, AnnotationQueue queue) =>
        Bind(write, write.Session.Prepare(InsertSql), queue).Bind(17, write.Project(queue.ProjectId)).Bind(18, (long)queue.Scope).Execute();

    /// <summary>Replaces the settings that may change.</summary>
    public static void Update(TelemetryWrite write, AnnotationQueue queue) => Bind(write, write.Session.Prepare(UpdateSql), queue).Execute();

    /// <summary>The row of a statement over <see cref="Columns"/>.</summary>
    public static QueueRow Read(SqliteStatement row) => new(row.Int64(0), new AnnotationQueue
    {
        Id = row.Id(1),
        ProjectId = row.Id(2),
        Name = row.Text(3)!,
        Scope = (ScoredEntity)row.Int32(4),
        Description = row.Text(5),
        Instructions = row.Text(6),
        CommentsEnabled = row.Int64(7) != 0,
        FeedbackDefinitionNames = QueueJson.Read<string[]>(row.Text(8)) ?? [],
        AnnotatorsPerItem = row.Int32(9),
        LockTimeoutSeconds = row.Int32(10),
        Automation = QueueJson.Read<ScoreConditionGroup[]>(row.Text(12)) is { } groups
            ? new QueueAutomation(row.Int64(11) != 0, groups, (int?)row.NullableInt64(13))
            : null,
        AnnotatorView = QueueJson.Read<AnnotatorView>(row.Text(14)),
        CreatedAt = row.Time(15),
        CreatedBy = row.Text(16),
        LastUpdatedAt = row.Time(17),
        LastUpdatedBy = row.Text(18),
    });

    private static SqliteStatement Bind(TelemetryWrite write, SqliteStatement statement, AnnotationQueue queue) => statement
        .Bind(1, write.Workspace).Bind(2, queue.Id).Bind(3, queue.Name).Bind(4, NameKey.Of(queue.Name))
        .Bind(5, queue.Description).Bind(6, queue.Instructions).Bind(7, queue.CommentsEnabled ? 1L : 0L)
        .Bind(8, QueueJson.Write(queue.FeedbackDefinitionNames)).Bind(9, queue.AnnotatorsPerItem).Bind(10, queue.LockTimeoutSeconds)
        .Bind(11, queue.Automation?.Enabled == true ? 1L : 0L).Bind(12, QueueJson.Write(queue.Automation?.Groups)).Bind(13, queue.Automation?.MaxItems)
        .Bind(14, QueueJson.Write(queue.AnnotatorView)).Bind(15, write.Now).Bind(16, write.Scope.UserName);
}
