namespace Opik.Storage;

/// <summary>State of local runners. It is held in memory, and kept here so that a restart finds it again (docs/adr/0012).</summary>
public interface IRunnerRecords
{
    /// <summary>Stores records whole, all or none.</summary>
    Task SaveAsync(IReadOnlyList<RunnerRecord> records, CancellationToken cancellationToken);

    /// <summary>Everything, oldest first.</summary>
    Task<IReadOnlyList<RunnerRecord>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Deletes records; unknown ids are ignored.</summary>
    Task DeleteAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
