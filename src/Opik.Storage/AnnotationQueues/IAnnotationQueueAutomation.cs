namespace Opik.Storage;

/// <summary>
/// Entities whose scores were written in a project with an automated queue wait here, in the file, until their conditions
/// are tested: nothing is lost with the process.
/// </summary>
public interface IAnnotationQueueAutomation
{
    /// <summary>
    /// Tests entities that wait, a bounded number, and adds those that match. Scores may come before their trace: those wait on
    /// until it comes, at most an hour.
    /// </summary>
    /// <param name="retry">Also looks at those that wait for a trace.</param>
    /// <param name="cancellationToken">Stops between pieces.</param>
    Task<QueueAutomationRun> RunAsync(bool retry, CancellationToken cancellationToken);
}
