using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>Differences collected in memory, not yet added to the stored roll-ups.</summary>
internal sealed class PendingRollups
{
    private readonly Dictionary<RollupGroup, RollupCell> _cells = [];
    private readonly Dictionary<long, ProjectDelta> _projects = [];
    private RollupGroup _lastGroup;
    private RollupCell? _lastCell;

    /// <summary>Differences by group.</summary>
    public IReadOnlyDictionary<RollupGroup, RollupCell> Cells => _cells;

    /// <summary>Differences of project totals.</summary>
    public IReadOnlyDictionary<long, ProjectDelta> Projects => _projects;

    /// <summary>True when nothing is pending.</summary>
    public bool IsEmpty => _cells.Count == 0 && _projects.Count == 0;

    /// <summary>The cell of a group. Rows of a batch mostly repeat the group of the row before.</summary>
    public RollupCell Cell(in RollupGroup group)
    {
        if (_lastCell is not null && group == _lastGroup)
            return _lastCell;
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, group, out _);
        cell ??= new RollupCell();
        (_lastGroup, _lastCell) = (group, cell);
        return cell;
    }

    /// <summary>The totals of a project.</summary>
    public ref ProjectDelta Project(long project) => ref CollectionsMarshal.GetValueRefOrAddDefault(_projects, project, out _);

    /// <summary>Adds all of another.</summary>
    public void Add(PendingRollups other)
    {
        foreach (var (group, cell) in other._cells)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, group, out var exists);
            if (exists)
                own!.Add(cell, 1);
            else
                own = cell;
        }

        foreach (var (project, delta) in other._projects)
            Project(project).Add(delta);
    }

    /// <summary>Forgets what belongs to some projects.</summary>
    public void Forget(Func<long, bool> isDeleted)
    {
        foreach (var project in _projects.Keys)
        {
            if (isDeleted(project))
                _projects.Remove(project);
        }

        foreach (var group in _cells.Keys)
        {
            if (isDeleted(group.Project))
                _cells.Remove(group);
        }

        _lastCell = null;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _cells.Clear();
        _projects.Clear();
        _lastCell = null;
    }
}
