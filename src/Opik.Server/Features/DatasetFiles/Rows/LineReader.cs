namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>Lines of a stream as bytes, without their end (LF or CRLF) and without a byte order mark.</summary>
/// <param name="source">The stream.</param>
/// <param name="longest">Longest line, in bytes.</param>
internal sealed class LineReader(Stream source, int longest)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _number;
    private bool _ended;

    /// <summary>The next line, valid until the next call; null at the end.</summary>
    /// <exception cref="FileRowException">A line is longer than allowed.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
                return Take(searched + found, 1);
            searched = _end - _start;
            if (_ended)
                // Typed: a bare null would become an empty line, by way of byte[].
                return searched == 0 ? (ReadOnlyMemory<byte>?)null : Take(searched, 0);
            if (searched > longest)
                throw new FileRowException($"Line {_number + 1} is longer than {longest} bytes.");
            await FillAsync(cancellationToken);
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int separator)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + separator;
        if (_number++ == 0 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        return line.Length > 0 && line.Span[^1] == (byte)'\r' ? line[..^1] : line;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _ended = read == 0;
    }
}
