using System.IO.Compression;

namespace Opik.Evaluation.Lexicons.Tables;

/// <summary>The tables inside this assembly.</summary>
internal static class EmbeddedTables
{
    /// <summary>A table by its name, unpacked.</summary>
    /// <exception cref="LexiconUnavailableException">The library was built without it.</exception>
    public static PackedTable Load(string name)
    {
        using var stream = typeof(EmbeddedTables).Assembly.GetManifestResourceStream(name + ".bin") ?? throw new LexiconUnavailableException(name);
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return new PackedTable(bytes.ToArray());
    }

    /// <summary>A table that is unpacked when it is first read, once, whoever asks.</summary>
    public static Lazy<PackedTable> Later(string name) => new(() => Load(name), LazyThreadSafetyMode.ExecutionAndPublication);
}
