using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Guardrails;

/// <summary>One guardrail result as decoded.</summary>
internal sealed class GuardrailDraft
{
    /// <summary>The guardrails there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["TOPIC", "PII", "LLM_JUDGE", "PROMPT_INJECTION", "CUSTOM_CLASSIFIER"];

    public Guid? EntityId { get; private set; }

    public Guid? SecondaryId { get; private set; }

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    private string? Name { get; set; }

    private bool? Passed { get; set; }

    private JsonText? Config { get; set; }

    private JsonText? Details { get; set; }

    public static List<GuardrailDraft> ReadBatch(ref JsonCursor cursor) =>
        BatchReading.ReadBatch(ref cursor, "guardrails"u8, "guardrails", Read, static (draft, violations, path) => draft.Validate(violations, path));

    public GuardrailCheck ToCheck(Guid projectId) => new()
    {
        EntityId = EntityId!.Value,
        SecondaryId = SecondaryId!.Value,
        ProjectId = projectId,
        Name = Name!,
        Passed = Passed!.Value,
        Config = Config!.Value,
        Details = Details!.Value,
    };

    private static GuardrailDraft Read(ref JsonCursor cursor)
    {
        var draft = new GuardrailDraft();
        while (cursor.NextMember())
        {
            if (cursor.Is("entity_id"u8))
                draft.EntityId = cursor.ReadId();
            else if (cursor.Is("secondary_id"u8))
                draft.SecondaryId = cursor.ReadId();
            else if (cursor.Is("project_name"u8))
                draft.ProjectName = cursor.ReadRepeatedText();
            else if (cursor.Is("project_id"u8))
                draft.ProjectId = cursor.ReadId();
            else if (cursor.Is("name"u8))
                draft.Name = ReadName(ref cursor);
            else if (cursor.Is("result"u8))
                draft.Passed = ReadResult(ref cursor);
            else if (cursor.Is("config"u8))
                draft.Config = cursor.ReadJson();
            else if (cursor.Is("details"u8))
                draft.Details = cursor.ReadJson();
            else
                cursor.Skip();
        }

        return draft;
    }

    private static string? ReadName(ref JsonCursor cursor) =>
        cursor.ReadRepeatedText() is not { } name ? null : Names.Contains(name) ? name : throw cursor.Wrong($"one of {string.Join(", ", Names)}");

    private static bool? ReadResult(ref JsonCursor cursor) => cursor.ReadRepeatedText() switch
    {
        null => null,
        "passed" => true,
        "failed" => false,
        _ => throw cursor.Wrong("passed or failed"),
    };

    private void Validate(Violations violations, string path)
    {
        violations.CheckNotNull(path, "entityId", EntityId);
        violations.CheckNotNull(path, "secondaryId", SecondaryId);
        violations.CheckNotBlank(path, "name", Name);
        violations.CheckNotNull(path, "result", Passed);
        violations.CheckNotNull(path, "config", Config);
        violations.CheckNotNull(path, "details", Details);
    }
}
