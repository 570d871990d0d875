using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs.Drafts;

/// <summary>Body of the write of a draft. <c>revision</c>: that of the draft it was typed over; 0 when there never was one.</summary>
internal sealed record AgentDraftBody(long? Revision, AgentDraftContentBody? Content)
{
    private const int TextLength = 255;

    /// <summary>422 unless the members keep the rules.</summary>
    public AgentDraftView ToContent()
    {
        const string Path = "content.";
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "revision", Revision);
        violations.CheckNotNull(string.Empty, "content", Content);
        if (Content is not null)
            violations.CheckNotNull(Path, "values", Content.Values);
        violations.CheckLength(Path, "description", Content?.Description, TextLength);
        if (Content?.Values?.Count > BlueprintBody.MaxValues)
            violations.Add(Path, $"values size must be between 0 and {BlueprintBody.MaxValues}");
        for (var i = 0; i < Math.Min(Content?.Values?.Count ?? 0, BlueprintBody.MaxValues); i++)
        {
            var value = Content!.Values![i];
            violations.CheckNotNull(Path, $"values[{i}]", value);
            violations.CheckLength($"{Path}values[{i}].", "key", value?.Key, TextLength);
            if (value is not null)
                violations.CheckNotNull($"{Path}values[{i}].", "type", value.Type);
        }

        violations.ThrowIfAny();
        return new AgentDraftView([.. Content!.Values!.Select(value => new AgentConfigValue(value!.Key ?? string.Empty, value.Value, value.Type!.Value, value.Description))], Content.Description, Content.BaseBlueprintId);
    }
}
