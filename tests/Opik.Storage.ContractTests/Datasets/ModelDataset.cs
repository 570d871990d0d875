namespace Opik.Storage.ContractTests.Datasets;

/// <summary>
/// What a dataset should hold, the plain way: every version has all its items. An item is a revision, a number that says
/// which write made it, and its content.
/// </summary>
internal sealed class ModelDataset
{
    private readonly List<Dictionary<Guid, (int Revision, int Content)>> _versions = [];
    private readonly Dictionary<Guid, int> _groups = [];
    private int _revisions;

    public int Latest => _versions.Count;

    public IReadOnlyDictionary<Guid, (int Revision, int Content)> Items(int version) => _versions[version - 1];

    /// <summary>Makes a version with the items of the latest; returns its number.</summary>
    public int Next()
    {
        _versions.Add(Latest == 0 ? [] : new(_versions[^1]));
        return Latest;
    }

    /// <summary>The version of a group, or the latest; made when there is none.</summary>
    public int For(Guid? group)
    {
        if (group is not { } id)
            return Latest == 0 ? Next() : Latest;
        if (!_groups.TryGetValue(id, out var version))
            _groups.Add(id, version = Next());
        return version;
    }

    /// <summary>Stores an item in a version, and in those after it that had the same as it.</summary>
    public void Put(int version, Guid id, int content)
    {
        if (_versions[version - 1].TryGetValue(id, out var old) && old.Content == content)
            return;
        var revision = ++_revisions;
        foreach (var items in WithSame(version, id))
            items[id] = (revision, content);
    }

    /// <summary>Deletes an item from a version, and from those after it that had the same as it.</summary>
    public void Remove(int version, Guid id)
    {
        if (!_versions[version - 1].ContainsKey(id))
            return;
        foreach (var items in WithSame(version, id))
            items.Remove(id);
    }

    /// <summary>Gives the latest version, just made, the items of an older one.</summary>
    public void GoBack(int old)
    {
        var items = _versions[^1];
        var wanted = _versions[old - 1];
        foreach (var id in items.Keys.Except(wanted.Keys).ToList())
            items.Remove(id);
        foreach (var (id, item) in wanted)
        {
            if (!items.TryGetValue(id, out var now) || now.Revision != item.Revision)
                items[id] = (++_revisions, item.Content);
        }
    }

    /// <summary>total, added, modified, deleted.</summary>
    public (long Total, long Added, long Modified, long Deleted) Counts(int version)
    {
        var items = _versions[version - 1];
        var before = version == 1 ? [] : _versions[version - 2];
        return (
            items.Count,
            items.Keys.Count(id => !before.ContainsKey(id)),
            items.Count(item => before.TryGetValue(item.Key, out var old) && old.Revision != item.Value.Revision),
            before.Keys.Count(id => !items.ContainsKey(id)));
    }

    private List<Dictionary<Guid, (int Revision, int Content)>> WithSame(int version, Guid id)
    {
        var old = RevisionIn(version, id);
        var same = new List<Dictionary<Guid, (int, int)>> { _versions[version - 1] };
        for (var next = version + 1; next <= Latest && RevisionIn(next, id) == old; next++)
            same.Add(_versions[next - 1]);
        return same;
    }

    private int? RevisionIn(int version, Guid id) => _versions[version - 1].TryGetValue(id, out var item) ? item.Revision : null;
}
