using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>All dialects in their order of precedence.</summary>
internal static class DialectCatalog
{
    // Their attribute names mean something else elsewhere: they only speak for spans of their own program.
    private static readonly Dialect[] Limited = [new ClaudeCodeDialect(), new PipecatDialect(), new StrandsDialect(), new BeeAiDialect()];

    private static readonly RuleTable Common = new(
        new Dialect[]
        {
            new OpikDialect(), new LogfireDialect(), new GenAiDialect(), new OpenInferenceDialect(), new LiveKitDialect(),
            new PydanticAiDialect(), new LiteLlmDialect(), new TraceloopDialect(), new MastraDialect(), new AiSdkDialect(), new AdkDialect(),
            new LangSmithDialect(), new LangfuseDialect(), new GeneralDialect(),
        }.SelectMany(dialect => dialect.Rules));

    /// <summary>The limited dialects that speak for a span.</summary>
    public static IReadOnlyList<Dialect> For(OtlpSpanGroup group, OtlpSpan span) => Array.FindAll(Limited, dialect => dialect.AppliesTo(group, span));

    /// <summary>The rule for an attribute; null when nobody knows it.</summary>
    public static AttributeRule? Find(IReadOnlyList<Dialect> limited, string name)
    {
        foreach (var dialect in limited)
        {
            if (dialect.Table.Find(name) is { } rule)
                return rule;
        }

        return Common.Find(name) ?? LastWordRules.Find(name);
    }
}
