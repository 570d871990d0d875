namespace Opik.Evaluation.Errors;

/// <summary>
/// An experiment ran on chosen items, and the file that says which is not on this machine. Python: <c>LocalCheckpointMissing</c>.
/// </summary>
public sealed class LocalCheckpointMissingException : ExperimentNotResumableException
{
    /// <param name="message">Which file is missing.</param>
    public LocalCheckpointMissingException(string message)
        : base(message)
    {
    }
}
