using Opik.Storage;

namespace Opik.Server.Features.Experiments.Grouping;

/// <summary>A group of experiments, and the groups that the next level makes of it.</summary>
internal sealed class ExperimentGroup
{
    private ExperimentGroup(IReadOnlyList<ExperimentFacts> experiments, IReadOnlyList<GroupField> fields, int level)
    {
        Experiments = experiments;
        if (level == fields.Count)
            return;
        var groups = new Dictionary<string, List<ExperimentFacts>>(StringComparer.Ordinal);
        foreach (var experiment in experiments)
        {
            foreach (var value in fields[level].Of(experiment))
            {
                if (!groups.TryGetValue(value, out var group))
                    groups.Add(value, group = []);
                group.Add(experiment);
            }
        }

        Groups = [.. groups.Select(group => KeyValuePair.Create(group.Key, new ExperimentGroup(group.Value, fields, level + 1)))];
    }

    /// <summary>The experiments, newest first.</summary>
    public IReadOnlyList<ExperimentFacts> Experiments { get; }

    /// <summary>By value, the group with the newest experiment first; empty on the last level.</summary>
    public IReadOnlyList<KeyValuePair<string, ExperimentGroup>> Groups { get; } = [];

    /// <summary>All experiments, grouped by the fields, the first outermost.</summary>
    public static ExperimentGroup Of(IReadOnlyList<ExperimentFacts> experiments, IReadOnlyList<GroupField> fields) => new(experiments, fields, 0);
}
