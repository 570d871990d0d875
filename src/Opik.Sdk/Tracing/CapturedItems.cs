using System.Text.Json;
using Opik.Capture;

namespace Opik.Tracing;

/// <summary>
/// The items of a sequence as they came, as the output <c>{"output": [...]}</c>. Each is captured when it passes, because the
/// caller may change it afterwards.
/// </summary>
internal sealed class CapturedItems : IDisposable
{
    /// <summary>Bytes after which further items are only counted: a stream may run for days.</summary>
    public const int Limit = 16 * 1024 * 1024;

    private readonly CaptureBuffer _buffer = new();
    private readonly CaptureSerializer _serializer;
    private Utf8JsonWriter? _writer;
    private long _left;

    public CapturedItems(OpikOptions options)
    {
        _serializer = CaptureSerializer.For(options.JsonTypeInfoResolver);
        _writer = new Utf8JsonWriter(_buffer, CaptureScratch.WriterOptions);
        _writer.WriteStartObject();
        _writer.WriteStartArray("output"u8);
    }

    /// <summary>Adds an item; after the end it does nothing.</summary>
    public void Add<T>(T item)
    {
        if (_writer is null)
            return;
        if (_writer.BytesCommitted + _writer.BytesPending > Limit)
            _left++;
        else
            ValueCapture.Write(_writer, item, _serializer);
    }

    /// <summary>What came so far, once.</summary>
    public byte[]? ToJson()
    {
        if (_writer is null)
            return null;
        if (_left > 0)
            _writer.WriteStringValue($"and {_left} more");
        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
        return _buffer.Written.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
