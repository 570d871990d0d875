using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Opik.Payloads;

namespace Opik.Sdk.Tests.Payloads;

public sealed class EmbeddedFilesProperties
{
    private static readonly string Picture = Convert.ToBase64String([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[40]]);
    private static readonly string[] Pieces = [Picture, Picture[..^1], "data:image/png;base64,", ",", "=", "==", " ", "A", "AAAA", "é", "\ud83d", "["];

    // Putting the files back must give the text again, but for the data: prefix, which goes with the file.
    [Fact]
    public void Nothing_but_files_is_taken_out_of_a_text()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).Where(text => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var payload = new JsonObject { ["v"] = text };
            var files = EmbeddedFiles.Extract(payload, "input", 40, TimeProvider.System);
            var restored = files.Aggregate(payload["v"]!.GetValue<string>(), (changed, file) => changed.Replace($"[{file.FileName}]", Convert.ToBase64String(file.Content), StringComparison.Ordinal));
            return WithoutPrefixes(restored) == WithoutPrefixes(text) && files.All(file => file.FileName.EndsWith(".png", StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    private static string WithoutPrefixes(string text) => text.Replace("data:image/png;base64,", string.Empty, StringComparison.Ordinal);
}
