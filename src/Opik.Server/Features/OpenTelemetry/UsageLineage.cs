using Opik.Contracts;
using Opik.Server.Features.OpenTelemetry.Mapping;

namespace Opik.Server.Features.OpenTelemetry;

/// <summary>
/// Parents and children that arrive in different requests: remembers for a while which spans carry usage and which have a
/// child that does, so that a parent's repeated numbers are not counted beside those of its children. Bounded and in memory:
/// after a restart in the middle of a trace the parent keeps its numbers, as the original server does it.
/// </summary>
internal sealed class UsageLineage
{
    // Two generations: when the young one is full, the old one is forgotten. About 4 MB at most.
    private const int GenerationSize = 20_000;

    private readonly Lock _lock = new();
    private readonly Generations _carriers = new();
    private readonly Generations _counted = new();

    /// <summary>Removes usage that an earlier request's child carries.</summary>
    /// <param name="spans">The spans of a request; those within it are settled already.</param>
    /// <param name="stored">Spans of earlier requests whose usage this request's children repeat.</param>
    /// <returns>The spans to store.</returns>
    public IReadOnlyList<Span> Settle(IReadOnlyList<Span> spans, out IReadOnlyList<Guid> stored)
    {
        var settled = new List<Span>(spans.Count);
        var repeated = new List<Guid>();
        lock (_lock)
        {
            foreach (var span in spans)
            {
                if (span.Usage is null)
                {
                    settled.Add(span);
                    continue;
                }

                settled.Add(_counted.Contains(span.Id) ? RepeatedUsage.Without(span) : span);
                _carriers.Add(span.Id);
                if (span.ParentSpanId is { } parent && _counted.Add(parent) && _carriers.Contains(parent))
                    repeated.Add(parent);
            }
        }

        stored = repeated.Count == 0 ? [] : [.. repeated.Except(spans.Select(span => span.Id))];
        return settled;
    }

    private sealed class Generations
    {
        private HashSet<Guid> _young = [];
        private HashSet<Guid> _old = [];

        public bool Contains(Guid id) => _young.Contains(id) || _old.Contains(id);

        public bool Add(Guid id)
        {
            var isNew = !Contains(id);
            if (_young.Count >= GenerationSize)
            {
                _old = _young;
                _young = [];
            }

            _young.Add(id);
            return isNew;
        }
    }
}
