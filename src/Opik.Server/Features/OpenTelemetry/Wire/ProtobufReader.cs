using System.Buffers.Binary;

namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>
/// Reads the fields of one Protocol Buffers message; unknown fields are skipped by not being read.
/// https://protobuf.dev/programming-guides/encoding/. Nothing is allocated: nested messages are slices of the body.
/// </summary>
internal ref struct ProtobufReader(ReadOnlyMemory<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly ReadOnlyMemory<byte> _message = message;
    private int _position;
    private int _wireType;
    private ulong _number;
    private int _start;
    private int _length;

    /// <summary>Number of the field that <see cref="Next"/> moved to.</summary>
    public int Field { get; private set; }

    /// <summary>Moves to the next field; false at the end of the message.</summary>
    /// <exception cref="OtlpFormatException">The message is cut off or not Protocol Buffers.</exception>
    public bool Next()
    {
        if (_position == _message.Length)
            return false;
        var tag = ReadVarint();
        Field = tag >> 3 is > 0 and <= 0x1FFFFFFF ? (int)(tag >> 3) : throw new OtlpFormatException("A field of the Protocol Buffers message has no valid number.");
        _wireType = (int)(tag & 7);
        switch (_wireType)
        {
            case Varint:
                _number = ReadVarint();
                break;
            case Fixed64:
                _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case Fixed32:
                _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            case LengthDelimited:
                var length = ReadVarint();
                _length = length <= int.MaxValue ? (int)length : throw Truncated();
                Take(_length);
                _start = _position - _length;
                break;
            default:
                throw new OtlpFormatException($"The Protocol Buffers message uses wire type {_wireType}, which OTLP does not.");
        }

        return true;
    }

    /// <summary>The field as a number: varint, fixed32 or fixed64.</summary>
    public readonly ulong Number() => _wireType != LengthDelimited ? _number : throw Mismatch();

    /// <summary>The field as a double.</summary>
    public readonly double Double() => _wireType == Fixed64 ? BitConverter.UInt64BitsToDouble(_number) : throw Mismatch();

    /// <summary>The field as bytes or a nested message.</summary>
    public readonly ReadOnlyMemory<byte> Bytes() => _wireType == LengthDelimited ? _message.Slice(_start, _length) : throw Mismatch();

    /// <summary>The field as text; bytes that are not UTF-8 become U+FFFD, so that one broken text does not lose a batch.</summary>
    public readonly string Text() => System.Text.Encoding.UTF8.GetString(Bytes().Span);

    private ulong ReadVarint()
    {
        ulong value = 0;
        var bytes = _message.Span;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position == bytes.Length)
                throw Truncated();
            var next = bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new OtlpFormatException("The Protocol Buffers message holds a number of more than ten bytes.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _message.Length - _position)
            throw Truncated();
        _position += count;
        return _message.Span.Slice(_position - count, count);
    }

    private static OtlpFormatException Truncated() => new("The Protocol Buffers message is cut off.");

    private readonly OtlpFormatException Mismatch() => new($"Field {Field} of the Protocol Buffers message has an unexpected type.");
}
