using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Scores;

/// <summary>A feedback score as decoded.</summary>
internal sealed class ScoreDraft
{
    /// <summary>Category that makes a score an assertion result.</summary>
    private const string AssertionCategory = "suite_assertion";

    public Guid? Id { get; private set; }

    public string? ThreadId { get; private set; }

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    public string? Name { get; private set; }

    public string? CategoryName { get; private set; }

    public decimal? Value { get; private set; }

    public string? Reason { get; private set; }

    public ScoreSource? Source { get; private set; }

    public string? Author { get; private set; }

    public Guid? SourceQueueId { get; private set; }

    public bool IsAssertion => CategoryName == AssertionCategory;

    /// <summary>Body of the single route: the score itself.</summary>
    public static ScoreDraft ReadSingle(ref JsonCursor cursor)
    {
        var draft = ReadOne(ref cursor);
        var violations = new Violations();
        draft.Validate(violations, string.Empty);
        violations.ThrowIfAny();
        return draft;
    }

    /// <summary>Body of the batch routes: <c>{"scores":[…]}</c>.</summary>
    public static List<ScoreDraft> ReadBatch(ref JsonCursor cursor, bool ofThreads) =>
        BatchReading.ReadBatch(ref cursor, "scores"u8, "scores", ReadOne, ofThreads ? ValidateOfThread : ValidateOfEntity);

    public FeedbackScoreWrite ToScore(Guid entityId, Guid projectId) => new()
    {
        EntityId = entityId,
        ProjectId = projectId,
        Name = Name!,
        CategoryName = CategoryName,
        Value = decimal.Round(Value!.Value, Limits.ScoreDecimals),
        Reason = Reason,
        Source = Source!.Value,
        Author = string.IsNullOrWhiteSpace(Author) ? null : Author,
        SourceQueueId = SourceQueueId,
    };

    public AssertionResultWrite ToAssertion(Guid entityId, ScoredEntity kind, Guid projectId) => new()
    {
        EntityId = entityId,
        EntityKind = kind,
        ProjectId = projectId,
        Name = Name!,
        Passed = Value >= 0.5m,
        Reason = Reason,
        Source = WireNames.Of(Source!.Value),
        Author = string.IsNullOrWhiteSpace(Author) ? null : Author,
    };

    /// <summary>The score in the object that <paramref name="cursor"/> is in.</summary>
    public static ScoreDraft ReadOne(ref JsonCursor cursor)
    {
        var draft = new ScoreDraft();
        draft.Read(ref cursor);
        return draft;
    }

    /// <summary>Adds what breaks a rule.</summary>
    public void Validate(Violations violations, string path)
    {
        violations.CheckNotBlank(path, "name", Name);
        violations.CheckLength(path, "name", Name, Limits.ScoreNameLength);
        violations.CheckNotNull(path, "value", Value);
        violations.CheckNotNull(path, "source", Source);
        if (Value is > Limits.ScoreBound)
            violations.Add(path, $"value must be less than or equal to {Limits.ScoreBound}");
        else if (Value is < -Limits.ScoreBound)
            violations.Add(path, $"value must be greater than or equal to -{Limits.ScoreBound}");
    }

    private static void ValidateOfEntity(ScoreDraft draft, Violations violations, string path)
    {
        violations.CheckNotNull(path, "id", draft.Id);
        draft.Validate(violations, path);
    }

    private static void ValidateOfThread(ScoreDraft draft, Violations violations, string path)
    {
        violations.CheckNotBlank(path, "threadId", draft.ThreadId);
        draft.Validate(violations, path);
    }

    private void Read(ref JsonCursor cursor)
    {
        while (cursor.NextMember())
        {
            if (cursor.Is("id"u8))
                Id = cursor.ReadId();
            else if (cursor.Is("thread_id"u8))
                ThreadId = cursor.ReadText();
            else if (cursor.Is("project_name"u8))
                ProjectName = cursor.ReadRepeatedText();
            else if (cursor.Is("project_id"u8))
                ProjectId = cursor.ReadId();
            else if (cursor.Is("name"u8))
                Name = cursor.ReadRepeatedText();
            else if (cursor.Is("category_name"u8))
                CategoryName = cursor.ReadRepeatedText();
            else if (cursor.Is("value"u8))
                Value = cursor.ReadDecimal();
            else if (cursor.Is("reason"u8))
                Reason = cursor.ReadText();
            else if (cursor.Is("source"u8))
                Source = WireNames.ReadScoreSource(ref cursor);
            else if (cursor.Is("author"u8))
                Author = cursor.ReadText();
            else if (cursor.Is("source_queue_id"u8))
                SourceQueueId = cursor.ReadId();
            else
                cursor.Skip();
        }
    }
}
