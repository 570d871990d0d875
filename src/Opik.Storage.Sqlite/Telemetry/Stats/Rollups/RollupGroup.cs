using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows that are counted together in memory: everything that any dimension divides by.</summary>
internal readonly record struct RollupGroup(RollupKind Kind, long Project, int Hour, EntitySource Source, SpanType Type, long Name, long Model, long Provider)
{
    private const long MillisecondsPerHour = 3_600_000;

    /// <summary>Hour of an id since 1970: roll-ups follow the time in the id, which never changes.</summary>
    public static int HourOf(Guid id) => (int)(UuidV7.UnixMilliseconds(id) / MillisecondsPerHour);

    /// <summary>The group of a trace.</summary>
    public static RollupGroup Of(TraceFacts trace) =>
        new(RollupKind.Trace, trace.Project, HourOf(trace.Id), trace.Source, SpanType.General, trace.Name ?? 0, 0, 0);

    /// <summary>The group of a span.</summary>
    public static RollupGroup Of(SpanFacts span) =>
        new(RollupKind.Span, span.Project, HourOf(span.Id), span.Source, span.Type, span.Name ?? 0, span.Model ?? 0, span.Provider ?? 0);

    /// <summary>The stored keys that the group counts towards.</summary>
    public IEnumerable<RollupKey> Keys()
    {
        yield return Key(RollupDimension.All, 0);
        yield return Key(RollupDimension.Name, Name);
        if (Kind != RollupKind.Span)
            yield break;
        yield return Key(RollupDimension.Model, Model);
        yield return Key(RollupDimension.Provider, Provider);
        yield return Key(RollupDimension.Type, (long)Type);
    }

    private RollupKey Key(RollupDimension dimension, long term) => new(Project, Kind, dimension, Hour, term, Source);
}
