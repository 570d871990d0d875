using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Logfire: what it adds to every span for its own pages. https://logfire.pydantic.dev/docs/.</summary>
internal sealed class LogfireDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("logfire.span_type", Dropped),
        new("logfire.metrics", Dropped),
        new("logfire.msg_template", Dropped),
        new("logfire.json_schema", Dropped),
        new("logfire.level_num", Dropped),
        new("logfire.tags", Tags),
        new("logfire.", Metadata),
        // Its own instrumentation of OpenAI and Anthropic.
        new("request_data", Input),
        new("response_data", Output),
    ];
}
