using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Assertions;

/// <summary>One assertion result as decoded.</summary>
internal sealed class AssertionDraft
{
    public Guid? EntityId { get; private set; }

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    private string? Name { get; set; }

    private bool? Passed { get; set; }

    private string? Reason { get; set; }

    private ScoreSource? Source { get; set; }

    public static (ScoredEntity Kind, List<AssertionDraft> Drafts) ReadBatch(ref JsonCursor cursor)
    {
        ScoredEntity? kind = null;
        List<AssertionDraft>? drafts = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("entity_type"u8))
                kind = ReadKind(ref cursor);
            else if (cursor.Is("assertion_results"u8))
                drafts = BatchReading.ReadRows(ref cursor, Read) ?? drafts;
            else
                cursor.Skip();
        }

        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "entityType", kind);
        BatchReading.AddViolations(violations, "assertionResults", drafts, static (draft, violations, path) => draft.Validate(violations, path));
        violations.ThrowIfAny();
        return (kind!.Value, drafts!);
    }

    public AssertionResultWrite ToResult(ScoredEntity kind, Guid projectId) => new()
    {
        EntityId = EntityId!.Value,
        EntityKind = kind,
        ProjectId = projectId,
        Name = Name!,
        Passed = Passed!.Value,
        Reason = Reason,
        Source = WireNames.Of(Source!.Value),
    };

    private static ScoredEntity? ReadKind(ref JsonCursor cursor) => cursor.ReadRepeatedText()?.ToUpperInvariant() switch
    {
        null => null,
        "TRACE" => ScoredEntity.Trace,
        "SPAN" => ScoredEntity.Span,
        "THREAD" => ScoredEntity.Thread,
        _ => throw cursor.Wrong("one of TRACE, SPAN, THREAD"),
    };

    private static AssertionDraft Read(ref JsonCursor cursor)
    {
        var draft = new AssertionDraft();
        while (cursor.NextMember())
        {
            if (cursor.Is("entity_id"u8))
                draft.EntityId = cursor.ReadId();
            else if (cursor.Is("project_name"u8))
                draft.ProjectName = cursor.ReadRepeatedText();
            else if (cursor.Is("project_id"u8))
                draft.ProjectId = cursor.ReadId();
            else if (cursor.Is("name"u8))
                draft.Name = cursor.ReadText();
            else if (cursor.Is("status"u8))
                draft.Passed = ReadStatus(ref cursor);
            else if (cursor.Is("reason"u8))
                draft.Reason = cursor.ReadText();
            else if (cursor.Is("source"u8))
                draft.Source = WireNames.ReadScoreSource(ref cursor);
            else
                cursor.Skip();
        }

        return draft;
    }

    private static bool? ReadStatus(ref JsonCursor cursor) => cursor.ReadRepeatedText() switch
    {
        null => null,
        "passed" => true,
        "failed" => false,
        _ => throw cursor.Wrong("passed or failed"),
    };

    private void Validate(Violations violations, string path)
    {
        violations.CheckNotNull(path, "entityId", EntityId);
        violations.CheckNotBlank(path, "name", Name);
        violations.CheckNotNull(path, "status", Passed);
        violations.CheckNotNull(path, "source", Source);
    }
}
