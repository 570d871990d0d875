using System.Buffers.Binary;
using System.Text;

namespace Opik.OpenTelemetry.Tests.Wire;

/// <summary>Writes Protocol Buffers messages for tests, field by field.</summary>
internal sealed class ProtoMessage
{
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public ProtoMessage Varint(int field, ulong value)
    {
        Write((ulong)field << 3);
        Write(value);
        return this;
    }

    public ProtoMessage Fixed64(int field, ulong value)
    {
        Write(((ulong)field << 3) | 1);
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, value);
        bytes.AddRange(buffer);
        return this;
    }

    public ProtoMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        Write(((ulong)field << 3) | 2);
        Write((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    public ProtoMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoMessage Message(int field, ProtoMessage value) => Bytes(field, value.ToArray());

    private void Write(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }
}
