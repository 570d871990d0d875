using Opik.Contracts;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>One line of a dialect: which attribute goes where.</summary>
/// <param name="Pattern">A name; with a trailing <c>.</c> or <c>*</c> a prefix.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Hint">What its presence says about the span; null: nothing.</param>
/// <param name="Rank">Precedence among rules for the same single value: the lowest wins.</param>
internal sealed record AttributeRule(string Pattern, AttributeTarget Target, SpanType? Hint = null, int Rank = 0)
{
    /// <summary>True when <see cref="Pattern"/> is a prefix.</summary>
    public bool IsPrefix => Pattern[^1] is '.' or '*';

    /// <summary>The text a name must start with, or be.</summary>
    public string Text => Pattern[^1] == '*' ? Pattern[..^1] : Pattern;
}
