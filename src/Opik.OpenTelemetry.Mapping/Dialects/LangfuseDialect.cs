using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>Langfuse's SDKs: https://langfuse.com/integrations/native/opentelemetry#property-mapping.</summary>
internal sealed class LangfuseDialect : Dialect
{
    public override IReadOnlyList<AttributeRule> Rules { get; } =
    [
        new("langfuse.observation.type", Kind),
        new("langfuse.observation.input", Input),
        new("langfuse.trace.input", Input),
        new("langfuse.observation.output", Output),
        new("langfuse.trace.output", Output),
        new("langfuse.observation.model.name", ModelName),
        new("langfuse.observation.usage_details", UsageObject),
        new("langfuse.observation.cost_details", CostObject),
        new("langfuse.observation.completion_start_time", FirstTokenTime),
        new("langfuse.observation.metadata*", OwnMetadata),
        new("langfuse.trace.metadata*", OwnMetadata),
        new("langfuse.session.id", ThreadId, Rank: 3),
        new("langfuse.trace.tags", Tags),
        new("langfuse.environment", DeploymentEnvironment),
        new("langfuse.", Metadata),
    ];
}
