using System.Text.Json;
using Opik.Prompts;
using Opik.Tracing;

namespace Opik.AgentConfiguration;

/// <summary>Notes in the trace and the span around which configuration their run used.</summary>
internal static class ConfigTrace
{
    private const string MetadataKey = "agent_configuration";

    /// <summary>Notes it: <c>{"_blueprint_id":"…","blueprint_version":"v3","values":{"model":{"value":"gpt-4o","type":"string"}}}</c>.</summary>
    public static void Note<T>(T config, ConfigShape<T> shape)
        where T : OpikConfig
    {
        if (OpikSource.Current() is not { } around)
            return;
        var version = config.Origin?.Version;
        var note = JsonSerializer.SerializeToElement(new ConfigNote(version?.Id, version?.Name, config.Origin?.MaskId, shape.Note(config)), AgentConfigsJson.Default.ConfigNote);
        around.SetMetadata(MetadataKey, note);
        foreach (var prompt in shape.Prompts(config))
            PromptLink.AttachToCurrent(prompt);
        if (around is OpikSpan { Trace.IsNone: false } span)
            span.Trace.SetMetadata(MetadataKey, note);
    }
}
