namespace Opik;

/// <summary>Traces of a client are recorded locally already: recordings do not nest. Python: <c>LocalRecordingAlreadyActive</c>.</summary>
public sealed class LocalRecordingAlreadyActiveException : OpikException
{
    /// <summary>Creates one.</summary>
    public LocalRecordingAlreadyActiveException()
        : base("The traces of this client are being recorded locally already. End that recording first, or read from it.")
    {
    }
}
