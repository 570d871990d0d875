using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// What the items and annotators of a queue amount to. Counts for the queue: what was given in it (with its id), and, of
/// scores given outside any queue, those whose name it asks for; of the latter only people's make their author a reviewer.
/// </summary>
internal sealed class QueueTotals(SqliteSession session, long workspace, QueueRow row)
{
    private const string Items = "FROM annotation_queue_item i CROSS JOIN score s ON s.ws = ?1 AND s.kind = ?2 AND s.entity = i.item WHERE i.queue = ?3 AND i.removed = 0";
    private const string Asked = "s.name IN (SELECT value FROM json_each(?5))";

    private const string ScoresSql = $"""
        SELECT name, avg(value) FROM (SELECT s.name, avg(s.value) AS value {Items} AND (s.queue = ?4 OR (s.queue = x'' AND {Asked})) GROUP BY s.name, s.entity)
        GROUP BY name ORDER BY name
        """;

    private static readonly string ReviewsSql = $"""
        SELECT s.author AS author, s.entity AS entity {Items} AND {IsReview}
        UNION
        SELECT c.created_by, c.entity FROM annotation_queue_item i CROSS JOIN comment c INDEXED BY comment_entity ON c.ws = ?1 AND c.kind = ?2 AND c.entity = i.item
        WHERE i.queue = ?3 AND i.removed = 0 AND c.queue = ?4
        """;

    private static readonly string JudgementsSql = $"""
        SELECT s.entity AS entity, s.author AS author, s.name AS name, s.value, s.category, s.reason {Items} AND {IsReview}
        UNION ALL
        SELECT c.entity, c.created_by, NULL, NULL, NULL, c.text FROM annotation_queue_item i
        CROSS JOIN comment c INDEXED BY comment_entity ON c.ws = ?1 AND c.kind = ?2 AND c.entity = i.item
        WHERE i.queue = ?3 AND i.removed = 0 AND c.queue = ?4
        ORDER BY entity, author, name LIMIT ?6
        """;

    private static readonly string ReviewersSql = $"SELECT author, count(*) AS items FROM ({ReviewsSql}) GROUP BY author ORDER BY items DESC, author";

    private static readonly string AnnotatorsSql = $"""
        SELECT s.author FROM score s WHERE s.ws = ?1 AND s.kind = ?2 AND s.entity = ?3 AND {IsReview}
        UNION
        SELECT c.created_by FROM comment c INDEXED BY comment_entity WHERE c.ws = ?1 AND c.kind = ?2 AND c.entity = ?3 AND c.queue = ?4
        """;

    private static string IsReview => $"(s.queue = ?4 OR (s.queue = x'' AND s.source = {(int)ScoreSource.Ui} AND {Asked}))";

    /// <summary>The queue with its totals.</summary>
    public AnnotationQueueView Read() => new(row.Queue, Count(session, row.Key), Scores(), Reviewers());

    /// <summary>Items in a queue now.</summary>
    public static long Count(SqliteSession session, long queue)
    {
        var count = session.Prepare("SELECT count(*) FROM annotation_queue_item WHERE queue = ?1 AND removed = 0").Bind(1, queue);
        try
        {
            count.Step();
            return count.Int64(0);
        }
        finally
        {
            count.Reset();
        }
    }

    /// <summary>Those who have judged an item.</summary>
    public HashSet<string> Annotators(Guid item)
    {
        var statement = session.Prepare(AnnotatorsSql);
        BindQueue(statement).Bind(3, item);
        var authors = new HashSet<string>(StringComparer.Ordinal);
        while (statement.Step())
            authors.Add(statement.Text(0)!);
        statement.Reset();
        return authors;
    }

    /// <summary>Who has judged what: people by item.</summary>
    public Dictionary<Guid, List<string>> Reviews()
    {
        var statement = session.Prepare(ReviewsSql);
        BindQueue(statement).Bind(3, row.Key);
        var reviews = new Dictionary<Guid, List<string>>();
        while (statement.Step())
        {
            var item = statement.Id(1);
            if (!reviews.TryGetValue(item, out var authors))
                reviews[item] = authors = [];
            authors.Add(statement.Text(0)!);
        }

        statement.Reset();
        return reviews;
    }

    /// <summary>All that people have said; at most <paramref name="most"/>.</summary>
    public List<QueueJudgement> Judgements(int most)
    {
        var statement = session.Prepare(JudgementsSql);
        BindQueue(statement).Bind(3, row.Key).Bind(6, most);
        var judgements = new List<QueueJudgement>();
        while (statement.Step())
            judgements.Add(new QueueJudgement(statement.Id(0), statement.Text(1)!, statement.Text(2), statement.NullableDouble(3), statement.Text(4), statement.Text(5)));

        statement.Reset();
        return judgements;
    }

    private List<QueueScore> Scores()
    {
        var statement = session.Prepare(ScoresSql);
        BindQueue(statement).Bind(3, row.Key);
        var scores = new List<QueueScore>();
        while (statement.Step())
            scores.Add(new QueueScore(statement.Text(0)!, Math.Round((decimal)statement.Double(1), 9)));
        statement.Reset();
        return scores;
    }

    private List<QueueReviewer> Reviewers()
    {
        var statement = session.Prepare(ReviewersSql);
        BindQueue(statement).Bind(3, row.Key);
        var reviewers = new List<QueueReviewer>();
        while (statement.Step())
            reviewers.Add(new QueueReviewer(statement.Text(0)!, statement.Int64(1)));
        statement.Reset();
        return reviewers;
    }

    private SqliteStatement BindQueue(SqliteStatement statement) => statement
        .Bind(1, workspace).Bind(2, (long)row.Queue.Scope).Bind(4, row.Queue.Id).Bind(5, QueueJson.Write(row.Queue.FeedbackDefinitionNames));
}
