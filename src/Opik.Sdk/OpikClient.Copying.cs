using Opik.Copying;

namespace Opik;

/// <content>Copies.</content>
public sealed partial class OpikClient
{
    /// <summary>
    /// Copies all traces of a project, with their spans and scores, into another one, where they get new ids; files and
    /// comments are not copied. Python: <c>copy_traces</c>.
    /// </summary>
    /// <param name="projectName">Project to copy from.</param>
    /// <param name="destinationProjectName">Project to copy to; it is created if need be.</param>
    /// <param name="deleteOriginals">Deletes the originals once every copy is stored. Python: <c>delete_original_project</c>.</param>
    /// <param name="cancellationToken">Ends it; what is copied by then stays.</param>
    /// <exception cref="ArgumentException">Both are the same project.</exception>
    /// <exception cref="OpikApiException">404: there is no project to copy from.</exception>
    public async Task<CopyResult> CopyTracesAsync(string projectName, string destinationProjectName, bool deleteOriginals = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(projectName);
        ArgumentException.ThrowIfNullOrWhiteSpace(destinationProjectName);
        if (string.Equals(projectName.Trim(), destinationProjectName.Trim(), StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("A project cannot be copied into itself.", nameof(destinationProjectName));
        var copying = new TraceCopying(this, projectName, destinationProjectName);
        var result = await copying.RunAsync(cancellationToken).ConfigureAwait(false);
        if (deleteOriginals)
        {
            foreach (var batch in copying.Originals.Chunk(1_000))
                await Traces.DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }
}
