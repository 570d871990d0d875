using System.Text;

namespace Opik.LoadGenerator.Datasets;

/// <summary>Items of some 400 bytes: a question, an answer, a context of words. The same number always gives the same item.</summary>
internal sealed class ItemFactory
{
    private const int Batch = 1000;

    private static readonly string[] Words =
        ["river", "ledger", "motor", "garden", "signal", "winter", "paper", "copper", "island", "letter", "mirror", "harbour", "bridge", "season", "market", "theory", "needle", "window", "valley", "engine"];

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow.AddHours(-2);

    /// <summary>Every ten-thousandth item has it in its question.</summary>
    public const string Rare = "zebra crossing";

    /// <summary>Number of requests that hold <paramref name="items"/> items.</summary>
    public static int Requests(int items) => (items + Batch - 1) / Batch;

    /// <summary>Id of an item; ids grow with the numbers.</summary>
    public Guid Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(_start.AddMilliseconds(number)).TryWriteBytes(bytes, bigEndian: true, out _);
        // What is random in the id comes from the number, so that it can be named again.
        bytes[6] = 0x70;
        for (var i = 0; i < 9; i++)
            bytes[7 + i] = i == 1 ? (byte)(0x80 | (number & 0x3F)) : (byte)((number * 2654435761L) >> (i * 3));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The body of one request.</summary>
    public byte[] Body(string dataset, Guid group, int request, int items, string note = "")
    {
        var text = new StringBuilder(Batch * 500);
        text.Append($$"""{"dataset_name":"{{dataset}}","project_name":null,"batch_group_id":"{{group}}","items":[""");
        var last = Math.Min(items, (request + 1) * Batch);
        for (var number = request * Batch; number < last; number++)
        {
            if (number > request * Batch)
                text.Append(',');
            Append(text, number, note);
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    /// <summary>Words of about so many characters; the same number always gives the same text.</summary>
    public static string Text(int number, int length)
    {
        var text = new StringBuilder(length + 10);
        var random = (uint)number * 2654435761u;
        while (text.Length < length)
        {
            random = (random * 1664525u) + 1013904223u;
            text.Append(Words[(random >> 8) % Words.Length]).Append(' ');
        }

        text.Length = Math.Max(0, length);
        return text.ToString();
    }

    private void Append(StringBuilder text, int number, string note)
    {
        text.Append($$"""{"id":"{{Id(number)}}","trace_id":null,"span_id":null,"source":"sdk","data":{"question":"What of item {{number}}{{(number % 10_000 == 77 ? " and the " + Rare : "")}}{{note}}?","expected_output":{"answer":"It is {{number % 977}}","confidence":0.5},"context":" """);
        var random = (uint)number * 2654435761u;
        for (var i = 0; i < 30; i++)
        {
            random = (random * 1664525u) + 1013904223u;
            text.Append(Words[(random >> 8) % Words.Length]).Append(' ');
        }

        text.Append("\"},\"description\":null,\"evaluators\":null,\"execution_policy\":null}");
    }
}
