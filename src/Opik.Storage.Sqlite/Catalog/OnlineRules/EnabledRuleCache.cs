using System.Diagnostics.CodeAnalysis;

namespace Opik.Storage.Sqlite;

/// <summary>The rules of projects that are on. Every change of a rule empties it; changes are rare, and reading one project again costs a look into the file.</summary>
internal sealed class EnabledRuleCache
{
    // Most projects have no rules: an entry is some ten bytes.
    private const int MostProjects = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Workspace, Guid Project), IReadOnlyList<OnlineRule>> _rules = [];

    /// <summary>Changes so far.</summary>
    public long Version { get; private set; }

    /// <summary>The rules of a project, when they are known.</summary>
    public bool TryGet(Guid workspace, Guid project, [NotNullWhen(true)] out IReadOnlyList<OnlineRule>? rules)
    {
        lock (_gate)
            return _rules.TryGetValue((workspace, project), out rules);
    }

    /// <summary>Keeps what was read, unless something has changed since <paramref name="version"/>.</summary>
    public void Set(Guid workspace, Guid project, IReadOnlyList<OnlineRule> rules, long version)
    {
        lock (_gate)
        {
            if (version != Version)
                return;
            if (_rules.Count >= MostProjects)
                _rules.Clear();
            _rules[(workspace, project)] = rules;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            Version++;
            _rules.Clear();
        }
    }
}
