using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Versions of datasets. A reference to a version is its hash or one of its tags; unknown datasets and versions are <see cref="EntityNotFoundException"/>.</summary>
public interface IDatasetVersions
{
    /// <summary>Tag of the highest number; it moves by itself and cannot be taken away.</summary>
    const string LatestTag = "latest";

    /// <summary>One page, newest first.</summary>
    Task<Page<DatasetVersion>> FindAsync(Scope scope, Guid datasetId, int page, int size, CancellationToken cancellationToken);

    /// <summary>The newest versions of all datasets of a project, newest first, <paramref name="count"/> at most; the total counts all of them.</summary>
    Task<Page<DatasetVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken);

    /// <summary>The version of a hash or tag.</summary>
    Task<DatasetVersion> GetAsync(Scope scope, Guid datasetId, string reference, CancellationToken cancellationToken);

    /// <summary>The version of a number.</summary>
    Task<DatasetVersion> GetAsync(Scope scope, Guid datasetId, int number, CancellationToken cancellationToken);

    /// <summary>Changes the description (null keeps) and adds tags. <see cref="StoreConflictException"/> when another version has one of them.</summary>
    Task<DatasetVersion> UpdateAsync(Scope scope, Guid datasetId, string hash, string? changeDescription, IReadOnlyList<string> tagsToAdd, CancellationToken cancellationToken);

    /// <summary>Takes a tag away; unknown tags are ignored.</summary>
    Task RemoveTagAsync(Scope scope, Guid datasetId, string hash, string tag, CancellationToken cancellationToken);

    /// <summary>Makes a new version with the items, evaluators and policy of an older one; the latest is returned as it is.</summary>
    Task<DatasetVersion> RestoreAsync(Scope scope, Guid datasetId, string reference, CancellationToken cancellationToken);

    /// <summary>What lies between two versions; <paramref name="from"/> null: the latest, <paramref name="to"/> null: the draft.</summary>
    Task<DatasetVersionDiff> CompareAsync(Scope scope, Guid datasetId, string? from, string? to, CancellationToken cancellationToken);
}
