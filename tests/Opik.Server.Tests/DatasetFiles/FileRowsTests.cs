using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Opik.Server.Features.DatasetFiles.Rows;

namespace Opik.Server.Tests.DatasetFiles;

/// <summary>Reading of uploaded files, row by row.</summary>
public sealed class FileRowsTests
{
    [Fact]
    public async Task Csv_keeps_quotes_commas_line_breaks_and_every_value_as_text()
    {
        var rows = await ReadAsync("\uFEFFquestion,answer\r\n\"say \"\"hi\"\", twice\",1.50\r\n\r\n\"two\nlines\",\r\nshort\r\n", FileFormat.Csv);

        Assert.Equal(
            ["""{"question":"say \"hi\", twice","answer":"1.50"}""", """{"question":"two\nlines","answer":""}""", """{"question":"short"}"""],
            rows.Select(row => row.Data.ToString()));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("a,,b\n1,2,3\n", "Field 2 of the first line has no name")]
    [InlineData("a,a\n1,2\n", "names 'a' more than once")]
    [InlineData("a\"b\n1\n", "A quote stands in the middle of a name")]
    public async Task A_csv_file_that_is_none_is_refused_with_the_place(string text, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<FileRowException>(() => ReadAsync(text, FileFormat.Csv))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b\n1,2\n1,2,3\n4,5\n", 3, "It has 3 fields, the first line names 2", "1,2,3")]
    [InlineData("a\n1\nx\"y\n2\n", 3, "A quote stands in the middle", "x\"y")]
    public async Task A_csv_row_that_cannot_be_taken_is_told_with_its_line_and_the_others_are_read(string text, long line, string problem, string begins)
    {
        var rows = await AllAsync(text, FileFormat.Csv);

        Assert.Equal([true, false, true], rows.Select(row => row.Item is not null));
        Assert.Equal(line, rows[1].Line);
        Assert.Contains(problem, rows[1].Problem, StringComparison.Ordinal);
        Assert.Equal(begins, rows[1].Text);
    }

    [Fact]
    public async Task A_csv_file_in_another_encoding_is_refused()
    {
        using var file = new MemoryStream([.. "a\n"u8, 0xE4, 0xF6, (byte)'\n']);

        var failure = await Assert.ThrowsAsync<FileRowException>(async () => await CollectAsync(FileRows.ReadAsync(file, FileFormat.Csv, TestContext.Current.CancellationToken)));

        Assert.Contains("not UTF-8", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{0},{1}]", "json")]
    [InlineData("{0}\n\n  {1}", "jsonl")]
    [InlineData("\uFEFF{0}\r\n{1}\r\n", "jsonl")]
    public async Task Json_keeps_types_and_takes_out_what_belongs_to_the_item(string layout, string format)
    {
        const string First = """{"id":"0199a5f0-0000-7000-8000-000000000001","description":"d","tags":["x"],"source":"sdk","evaluators":[],"execution_policy":{"runs_per_item":2},"n":123456789012345678901234567890,"deep":{"a":[1,null]}}""";
        var rows = await ReadAsync(layout.Replace("{0}", First, StringComparison.Ordinal).Replace("{1}", """{"only":"data"}""", StringComparison.Ordinal), format == "json" ? FileFormat.Json : FileFormat.Jsonl);

        Assert.Equal(2, rows.Count);
        Assert.Equal("""{"n":123456789012345678901234567890,"deep":{"a":[1,null]}}""", rows[0].Data.ToString());
        Assert.Equal(new Guid("0199a5f0-0000-7000-8000-000000000001"), rows[0].Id);
        Assert.Equal("d", rows[0].Description);
        Assert.Equal(["x"], rows[0].Tags);
        Assert.Equal("[]", rows[0].Evaluators.ToString());
        Assert.Equal("""{"runs_per_item":2}""", rows[0].ExecutionPolicy.ToString());
        Assert.Equal("""{"only":"data"}""", rows[1].Data.ToString());
        Assert.Null(rows[1].Id);
    }

    [Theory]
    [InlineData("""{"a":1}""", "must be a JSON array of objects")]
    [InlineData("""[{"a":1},{"a":""", "Near element 2")]
    public async Task A_json_file_that_is_none_is_refused_with_the_place(string text, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<FileRowException>(() => ReadAsync(text, FileFormat.Json))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""[{"a":1},2,{"b":2}]""", true, 2, "not a JSON object")]
    [InlineData("""[{"a":1},{"id":"x"},{"b":2}]""", true, 2, "id must be a version 7 UUID")]
    [InlineData("""[{"a":1},{"tags":"x"},{"b":2}]""", true, 2, "tags must be a list")]
    [InlineData("{\"a\":1}\n{\"a\":\n{\"b\":2}", false, 2, "not JSON")]
    [InlineData("{\"a\":1}\n\n[1]\n{\"b\":2}", false, 3, "not a JSON object")]
    public async Task A_json_row_that_cannot_be_taken_is_told_with_its_place_and_the_others_are_read(string text, bool array, long line, string problem)
    {
        var rows = await AllAsync(text, array ? FileFormat.Json : FileFormat.Jsonl);

        Assert.Equal([true, false, true], rows.Select(row => row.Item is not null));
        Assert.Equal(line, rows[1].Line);
        Assert.Contains(problem, rows[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_row_that_cannot_be_taken_only_the_beginning_is_kept()
    {
        var rows = await AllAsync($"\"{new string('x', 5000)}\"", FileFormat.Jsonl);

        Assert.Equal(FileRow.MaxText + 1, Assert.Single(rows).Text!.Length);
    }

    [Fact]
    public async Task An_empty_json_file_has_no_rows()
    {
        Assert.Empty(await ReadAsync("[]", FileFormat.Json));
        Assert.Empty(await ReadAsync("\n", FileFormat.Jsonl));
    }

    [Fact]
    public void Lines_are_the_same_however_the_stream_is_cut() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string[]>().Generator.ToArbitrary(),
            Gen.Choose(1, 7).ToArbitrary(),
            (parts, step) =>
            {
                var lines = parts.Select(part => new string([.. (part ?? string.Empty).Where(c => c is not ('\n' or '\r' or '\uFEFF') && !char.IsSurrogate(c))])).ToList();
                var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
                var reader = new LineReader(new DripStream(bytes, step), 1 << 20);
                var read = new List<string>();
                while (reader.NextAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult() is { } line)
                    read.Add(Encoding.UTF8.GetString(line.Span));
                return read.SequenceEqual(lines);
            }).QuickCheckThrowOnFailure();

    private static async Task<List<ImportedItem>> ReadAsync(string text, FileFormat format) =>
        [.. (await AllAsync(text, format)).Select(row => row.Item ?? throw new InvalidOperationException(row.Problem))];

    private static async Task<List<FileRow>> AllAsync(string text, FileFormat format)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await CollectAsync(FileRows.ReadAsync(file, format, TestContext.Current.CancellationToken));
    }

    private static async Task<List<FileRow>> CollectAsync(IAsyncEnumerable<FileRow> rows)
    {
        var all = new List<FileRow>();
        await foreach (var row in rows)
            all.Add(row);
        return all;
    }
}
