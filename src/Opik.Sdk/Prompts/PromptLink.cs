using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Prompts;

/// <summary>
/// Links of traces and spans to the prompts they used: metadata <c>opik_prompts</c>, each version once.
/// </summary>
public static class PromptLink
{
    private const string Member = "opik_prompts";
    private static readonly ConditionalWeakTable<OpikEntity, List<StoredPrompt>> Linked = [];

    /// <summary>Links a prompt to a trace or span. Python: <c>attach_prompt_to_current_trace</c>, <c>attach_prompt_to_current_span</c>.</summary>
    public static void AttachPrompt(this OpikEntity entity, StoredPrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(prompt);
        if (!entity.IsRecording)
            return;
        var prompts = Linked.GetOrCreateValue(entity);
        lock (prompts)
        {
            if (prompts.Exists(other => other.Name == prompt.Name && other.VersionId == prompt.VersionId && other.Commit == prompt.Commit))
                return;
            prompts.Add(prompt);
            entity.SetMetadata(Member, new JsonArray([.. prompts.Select(ToJson)]));
        }
    }

    /// <summary>Links a prompt to what is current, if anything is.</summary>
    internal static void AttachToCurrent(StoredPrompt prompt)
    {
        OpikContext.CurrentTrace.AttachPrompt(prompt);
        OpikContext.CurrentSpan.AttachPrompt(prompt);
    }

    /// <summary><c>{"name":"…","template_structure":"text","version":{"template":"…","commit":"…",…},"id":"…"}</c>.</summary>
    private static JsonNode ToJson(StoredPrompt prompt)
    {
        var version = new JsonObject { ["template"] = prompt.LinkedTemplate };
        if (prompt.Commit is not null)
            version["commit"] = prompt.Commit;
        if (prompt.Version is not null)
            version["version_number"] = prompt.Version;
        if (prompt.VersionId is { } versionId)
            version["id"] = versionId.ToString();
        if (prompt.Metadata is not null)
            version["metadata"] = prompt.Metadata.DeepClone();
        var link = new JsonObject { ["name"] = prompt.Name, ["template_structure"] = WireEnumConverter<TemplateStructure>.Instance.Name(prompt.Structure), ["version"] = version };
        if (prompt.PromptId is { } id)
            link["id"] = id.ToString();
        return link;
    }
}
