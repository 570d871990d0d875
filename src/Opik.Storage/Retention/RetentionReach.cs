namespace Opik.Storage;

/// <summary>Which traces of a project are too old at a time.</summary>
/// <param name="Others">Traces that nobody has judged, and spans without a trace.</param>
/// <param name="Scored">Traces of <see cref="RetentionKind.Scored"/>.</param>
public readonly record struct RetentionReach(RetentionRange Others, RetentionRange Scored)
{
    /// <summary>One range for all.</summary>
    public RetentionReach(RetentionRange all)
        : this(all, all)
    {
    }

    /// <summary>Whether scored traces stay longer than others.</summary>
    public bool Differs => Others != Scored;

    /// <summary>The oldest that may go; null: there is no such limit.</summary>
    public DateTime? From => Scored == RetentionRange.Nothing ? Others.From : Others.From is { } others && Scored.From is { } scored ? (others < scored ? others : scored) : null;

    /// <summary>What a rule reaches; null: nothing, ever.</summary>
    /// <param name="rule">The rule that holds for the project.</param>
    /// <param name="scored">The time of scored traces; null: that of the others.</param>
    /// <param name="now">The time.</param>
    public static RetentionReach? Of(RetentionRule rule, RetentionKindRule? scored, DateTime now)
    {
        if (rule.Period.Length() is not { } length)
            return null;
        // What was too old already when the rule was made stays, unless it is to apply to the past.
        var others = new RetentionRange(rule.ApplyToPast ? null : rule.CreatedAt - length, now - length);
        if (scored is null)
            return new RetentionReach(others);
        if (scored.Period.Length() is not { } longer)
            return new RetentionReach(others, RetentionRange.Nothing);
        if (longer <= length)
            return new RetentionReach(others);
        // The later of the two says what becomes of the past.
        var (since, past) = scored.Since > rule.CreatedAt ? (scored.Since, scored.ApplyToPast) : (rule.CreatedAt, rule.ApplyToPast);
        return new RetentionReach(others, new RetentionRange(past ? null : since - longer, now - longer));
    }
}
