namespace Opik.Delivery.Uploads;

/// <summary>An upload that is not done.</summary>
/// <param name="Descriptor">What to upload.</param>
/// <param name="Place">Its place in the spool; null: it is in memory only.</param>
internal sealed record PendingUpload(UploadDescriptor Descriptor, long? Place)
{
    /// <summary>Completes when it is uploaded, given up, or left for the next start.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
