using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>What one framework or convention calls things.</summary>
internal abstract class Dialect
{
    private RuleTable? _table;

    /// <summary>Its attributes; the first line that matches wins.</summary>
    public abstract IReadOnlyList<AttributeRule> Rules { get; }

    /// <summary>The rules, ready to be asked.</summary>
    public RuleTable Table => _table ??= new RuleTable(Rules);

    /// <summary>Whether its rules hold for a span. Rules of a dialect that is limited come before all others.</summary>
    public virtual bool AppliesTo(OtlpSpanGroup group, OtlpSpan span) => true;

    /// <summary>Whether an attribute only says that nothing was set.</summary>
    public virtual bool IsUnset(OtlpAttribute attribute) => false;

    /// <summary>Adds what no single attribute says, after all of them were filed.</summary>
    public virtual void Complete(SpanDraft draft)
    {
    }
}
