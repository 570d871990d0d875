using Opik.Contracts;
using Opik.OpenTelemetry.Mapping.Model;
using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Claude Code and the Claude Agent SDK: short names without a prefix, on spans named <c>claude_code.*</c>.</summary>
internal sealed class ClaudeCodeDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("span.type", Kind),
        new("user_prompt", Input),
        new("new_context", Input),
        new("system_prompt*", Input),
        new("tool_input", Input),
        new("full_command", Input),
        new("file_path", Input),
        new("response.model_output", Output),
        new("model", ModelName, SpanType.Llm, Rank: 1),
        new("input_tokens", Usage),
        new("output_tokens", Usage),
        new("cache_read_tokens", Usage),
        new("cache_creation_tokens", Usage),
        new("ttft_ms", FirstTokenMilliseconds),
        new("session.id", ThreadId, Rank: 1),
        new("input*", Metadata),
        new("output*", Metadata),
        new("result_tokens", Metadata),
    ];

    public override bool AppliesTo(OtlpSpanGroup group, OtlpSpan span) => span.Name.StartsWith("claude_code.", StringComparison.Ordinal);

    // Only the spans of requests name it, and older versions none.
    public override void Complete(SpanDraft draft) => draft.Provider.Add("claude_code", 9, "anthropic");
}
