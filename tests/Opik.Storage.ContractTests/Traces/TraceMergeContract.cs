using FsCheck;
using FsCheck.Fluent;
using Opik.Contracts;

namespace Opik.Storage.ContractTests.Traces;

/// <summary>
/// Clients send from several workers: the open copy, the complete copy and a PATCH of one trace arrive in any order,
/// with any clocks, and always give the same row.
/// </summary>
public abstract class TraceMergeContract : StoreContract
{
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    [Fact]
    public void Open_copy_complete_copy_and_patch_give_the_same_row_in_any_order()
    {
        var texts = Gen.Elements<string?>("\"a\"", "\"b\"", "{\"c\":1}", null);
        var times = Gen.Choose(-100, 100);
        var ends = Gen.Elements(true, false);
        var cases =
            from openInput in texts
            from openOutput in texts
            from openTime in times
            from input in texts
            from output in texts
            from time in times
            from patchOutput in texts
            from patchMetadata in texts
            from patchEnds in ends
            select (Open: (openInput, openOutput, openTime), Complete: (input, output, time), Patch: (patchOutput, patchMetadata, patchEnds));

        Prop.ForAll(cases.ToArbitrary(), one => Orders.Select(order => RunAsync(one.Open, one.Complete, one.Patch, order).GetAwaiter().GetResult()).Distinct().Count() == 1)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private async Task<string> RunAsync((string? Input, string? Output, int Time) open, (string? Input, string? Output, int Time) complete, (string? Output, string? Metadata, bool Ends) patch, int[] order)
    {
        var id = NewId();
        foreach (var step in order)
        {
            await (step switch
            {
                0 => Store.TraceWrites.UpsertAsync(Scope, [NewTrace(id) with { Input = Of(open.Input), Output = Of(open.Output), LastUpdatedAt = At(open.Time) }], Cancel),
                1 => Store.TraceWrites.UpsertAsync(
                    Scope, [NewTrace(id) with { Name = "done", Input = Of(complete.Input), Output = Of(complete.Output), EndTime = At(7), LastUpdatedAt = At(complete.Time) }], Cancel),
                _ => Store.TraceWrites.PatchAsync(
                    Scope, id, new TracePatch { ProjectId = Project, Output = Of(patch.Output), Metadata = Of(patch.Metadata), EndTime = patch.Ends ? At(9) : null }, Cancel),
            });
        }

        var row = (await TraceAsync(id)).Trace;
        return $"{row.Name}|{row.StartTime:O}|{row.EndTime:O}|{row.Input}|{row.Output}|{row.Metadata}";
    }

    private static JsonText? Of(string? json) => json is null ? null : Json(json);
}
