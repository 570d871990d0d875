namespace Opik.Storage;

/// <summary>A store that says how much room its data take.</summary>
public interface IStorageUse
{
    /// <summary>The room of a workspace. A store whose files serve several workspaces answers the part that is likely this one's.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="since">What arrived from then on counts as new.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<StorageUse> MeasureAsync(Scope scope, DateTime since, CancellationToken cancellationToken);
}
