using System.Text.Encodings.Web;
using System.Text.Json;

namespace Opik.Capture;

/// <summary>
/// A writer and its memory, a few kept per thread. An object is serialised here first: when it fails half way, nothing of it has
/// reached the payload.
/// </summary>
internal sealed class CaptureScratch : IDisposable
{
    // A larger buffer is left to the collector instead of being kept for ever by every thread.
    private const int LargestKept = 256 * 1024;

    // A payload and the object inside it, with room for a getter that is traced itself.
    private const int MostKept = 4;

    [ThreadStatic]
    private static CaptureScratch? s_kept;

    [ThreadStatic]
    private static int s_keptCount;

    private CaptureScratch? _next;

    private readonly CaptureBuffer _buffer = new();

    private CaptureScratch() =>
        Writer = new Utf8JsonWriter(_buffer, WriterOptions);

    /// <summary>How every payload is written: texts of any language as they are.</summary>
    public static JsonWriterOptions WriterOptions => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes into the memory.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>The JSON written, flushed.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.Written;
        }
    }

    /// <summary>Takes a scratch of the thread, or a new one when all are in use: a getter of the user may itself be traced.</summary>
    public static CaptureScratch Rent(int limit)
    {
        var scratch = s_kept;
        if (scratch is null)
            scratch = new CaptureScratch();
        else
            (s_kept, scratch._next, s_keptCount) = (scratch._next, null, s_keptCount - 1);
        scratch._buffer.Limit = limit;
        return scratch;
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        _buffer.Clear();
        Writer.Reset();
        if (_buffer.Capacity <= LargestKept && s_keptCount < MostKept)
            (_next, s_kept, s_keptCount) = (s_kept, this, s_keptCount + 1);
    }
}
