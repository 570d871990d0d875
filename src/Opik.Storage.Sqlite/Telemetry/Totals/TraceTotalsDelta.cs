using System.Runtime.InteropServices;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>What the spans of one write add to, or take from, the totals of their trace.</summary>
internal sealed class TraceTotalsDelta
{
    private readonly Dictionary<string, (long Sum, int Spans)> _usage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _providers = new(StringComparer.Ordinal);
    private long _project;
    private bool _moved;
    private int _spans;
    private int _llmSpans;
    private int _toolSpans;
    private int _errorSpans;
    private double _cost;

    /// <summary>True when nothing changes: a rewrite of a span in the same state, or a PATCH of its output.</summary>
    public bool IsZero
    {
        get
        {
            if (_moved || _spans != 0 || _llmSpans != 0 || _toolSpans != 0 || _errorSpans != 0 || _cost != 0)
                return false;
            foreach (var (sum, spans) in _usage.Values)
            {
                if (sum != 0 || spans != 0)
                    return false;
            }

            foreach (var spans in _providers.Values)
            {
                if (spans != 0)
                    return false;
            }

            return true;
        }
    }

    /// <summary>Adds a span (<paramref name="sign"/> 1) or takes it away (−1).</summary>
    public void Add(SpanFacts span, int sign)
    {
        _moved |= _project != 0 && _project != span.Project;
        _project = span.Project;
        _spans += sign;
        _llmSpans += span.Type == SpanType.Llm ? sign : 0;
        _toolSpans += span.Type == SpanType.Tool ? sign : 0;
        _errorSpans += span.HasError ? sign : 0;
        _cost += sign * span.Cost.GetValueOrDefault();
        if (span.ProviderText is { } provider)
            CollectionsMarshal.GetValueRefOrAddDefault(_providers, provider, out _) += sign;
        if (span.Usage is null)
            return;
        foreach (var (key, value) in span.Usage)
        {
            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_usage, key, out _);
            sums = (sums.Sum + (sign * value), sums.Spans + sign);
        }
    }

    /// <summary>Adds the difference to a row; true when the row cannot tell any more which usage keys its spans have.</summary>
    public bool AddTo(TraceTotalsRow row)
    {
        row.Project = _project;
        row.Spans += _spans;
        row.LlmSpans += _llmSpans;
        row.ToolSpans += _toolSpans;
        row.ErrorSpans += _errorSpans;
        // Costs have 12 decimals; rounding keeps the errors of binary fractions from gathering.
        row.Cost = Math.Round(row.Cost + _cost, 12);
        foreach (var (provider, spans) in _providers)
        {
            if ((row.Providers[provider] = row.Providers.GetValueOrDefault(provider) + spans) <= 0)
                row.Providers.Remove(provider);
        }

        var unsure = false;
        foreach (var (key, (sum, spans)) in _usage)
        {
            var total = row.Usage[key] = row.Usage.GetValueOrDefault(key) + sum;
            unsure |= total == 0 && spans < 0;
        }

        return unsure;
    }
}
