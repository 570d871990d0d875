using System.Globalization;
using Opik.Contracts;

namespace Opik.Storage.ContractTests.Datasets;

/// <summary>Versions of datasets under any sequence of writes; reads of whole versions; deletion.</summary>
public abstract class DatasetContract : StoreContract
{
    private const int Items = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_version_holds_and_counts_what_a_full_copy_would(int seed)
    {
        var random = new Random(seed);
        var model = new ModelDataset();
        var dataset = await CreateAsync();
        var ids = Enumerable.Range(0, Items).Select(_ => NewId()).ToList();
        var groups = new List<Guid>();

        for (var step = 0; step < 60; step++)
        {
            await StepAsync(random, model, dataset, ids, groups);
            await CheckAsync(model, dataset, ids, $"seed {seed}, step {step}");
        }
    }

    [Fact]
    public async Task A_version_is_read_to_its_end_in_order_while_others_write()
    {
        var dataset = await CreateAsync();
        var ids = Enumerable.Range(0, 2500).Select(_ => NewId()).ToList();
        foreach (var piece in ids.Chunk(1000))
            await Store.DatasetItemWrites.PutAsync(Scope, DatasetTarget.Of(dataset), [.. piece.Select(id => Item(id, 1))], null, null, Cancel);

        var seen = new List<Guid>();
        await foreach (var item in Store.DatasetItemReads.EnumerateAsync(Scope, dataset, null, [], Cancel))
        {
            if (seen.Count == 0)
                await Store.DatasetItemWrites.PutAsync(Scope, DatasetTarget.Of(dataset), [Item(NewId(), 1), Item(ids[0], 2)], NewId(), null, Cancel);
            Assert.Equal(1, Content(item));
            seen.Add(item.Id);
        }

        Assert.Equal(ids.OrderByDescending(id => id.ToString(), StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Filtered_read_looks_into_maps_and_columns()
    {
        var dataset = await CreateAsync();
        await Store.DatasetItemWrites.PutAsync(Scope, DatasetTarget.Of(dataset), [Item(NewId(), 1), Item(NewId(), 2) with { Tags = ["x"] }, Item(NewId(), 2)], null, null, Cancel);
        FilterClause[] filters = [new("data", FilterFieldType.Map, FilterOperator.Equal, "n", "2"), new("tags", FilterFieldType.List, FilterOperator.IsEmpty, null, "")];

        var found = new List<DatasetItem>();
        await foreach (var item in Store.DatasetItemReads.EnumerateAsync(Scope, dataset, null, filters, Cancel))
            found.Add(item);

        Assert.Equal(2, Content(Assert.Single(found)));
        Assert.Equal(1, (await Store.DatasetItemReads.FindAsync(Scope, new DatasetItemQuery { DatasetId = dataset, Filters = filters }, Cancel)).Items.Total);
    }

    [Fact]
    public async Task Another_workspace_sees_and_changes_nothing()
    {
        var dataset = await CreateAsync();
        var id = NewId();
        await Store.DatasetItemWrites.PutAsync(Scope, DatasetTarget.Of(dataset), [Item(id, 1)], null, null, Cancel);
        var other = Scope with { WorkspaceId = NewId() };

        Assert.Null(await Store.Datasets.GetAsync(other, dataset, Cancel));
        Assert.Null(await Store.DatasetItemReads.GetAsync(other, id, Cancel));
        Assert.Equal(0, await Store.DatasetItemWrites.PatchAsync(other, null, [id], new DatasetItemPatch { Description = "d" }, Cancel));
        await Store.DatasetItemWrites.DeleteAsync(other, [id], null, Cancel);
        await Store.Datasets.DeleteAsync(other, [dataset], Cancel);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Store.DatasetItemWrites.PutAsync(other, DatasetTarget.Of(dataset), [Item(id, 2)], null, null, Cancel));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Store.DatasetVersions.RestoreAsync(other, dataset, "latest", Cancel));
        Assert.Equal(1, Content((await Store.DatasetItemReads.GetAsync(Scope, id, Cancel))!));
    }

    private async Task StepAsync(Random random, ModelDataset model, Guid dataset, List<Guid> ids, List<Guid> groups)
    {
        var some = ids.Where(_ => random.Next(3) == 0).ToList();
        Guid? group = random.Next(4) == 0 ? null : random.Next(3) == 0 || groups.Count == 0 ? NewId() : groups[random.Next(groups.Count)];
        switch (random.Next(6))
        {
            case 0 when model.Latest > 0:
                // Only ids that the dataset has now, or that the group has written, lead to it.
                var known = some.Where(id => model.Items(model.Latest).ContainsKey(id)).ToList();
                await Store.DatasetItemWrites.DeleteAsync(Scope, known, group, Cancel);
                Forget(model, known, group, groups);
                break;
            case 1 when model.Latest > 0:
                var target = random.Next(1, model.Latest + 1);
                await Store.DatasetVersions.RestoreAsync(Scope, dataset, await HashAsync(dataset, target), Cancel);
                if (target < model.Latest)
                {
                    model.Next();
                    model.GoBack(target);
                }

                break;
            case 2 when model.Latest > 0:
                await ApplyAsync(random, model, dataset, some);
                break;
            default:
                var writes = some.Select(id => (Id: id, Content: random.Next(4))).DefaultIfEmpty((Id: ids[0], Content: 0)).ToList();
                await Store.DatasetItemWrites.PutAsync(Scope, DatasetTarget.Of(dataset), [.. writes.Select(write => Item(write.Id, write.Content))], group, null, Cancel);
                var version = model.For(group);
                foreach (var (id, content) in writes)
                    model.Put(version, id, content);
                if (group is { } used && !groups.Contains(used))
                    groups.Add(used);
                break;
        }
    }

    // A group that deletes nothing makes no version.
    private static void Forget(ModelDataset model, List<Guid> ids, Guid? group, List<Guid> groups)
    {
        if (ids.Count == 0)
            return;
        var version = model.For(group);
        foreach (var id in ids)
            model.Remove(version, id);
        if (group is { } used && !groups.Contains(used))
            groups.Add(used);
    }

    private async Task ApplyAsync(Random random, ModelDataset model, Guid dataset, List<Guid> some)
    {
        var basis = random.Next(1, model.Latest + 1);
        var deleted = some.Where(_ => random.Next(2) == 0).ToList();
        var edited = some.Except(deleted).Select(id => (Id: id, Content: random.Next(4))).ToList();
        await Store.DatasetItemWrites.ApplyAsync(
            Scope,
            dataset,
            new DatasetChanges
            {
                BaseVersionId = (await Store.DatasetVersions.GetAsync(Scope, dataset, basis, Cancel)).Id,
                Override = true,
                Deleted = deleted,
                Edited = [.. edited.Select(edit => new DatasetItemEdit(edit.Id, new DatasetItemPatch { Data = Data(edit.Content) }))],
            },
            Cancel);
        var before = model.Latest;
        var version = model.Next();
        if (basis < before)
            model.GoBack(basis);
        foreach (var id in deleted)
            model.Remove(version, id);
        foreach (var (id, content) in edited.Where(edit => model.Items(version).ContainsKey(edit.Id)))
            model.Put(version, id, content);
    }

    private async Task CheckAsync(ModelDataset model, Guid dataset, List<Guid> ids, string what)
    {
        Assert.Equal(model.Latest, (await Store.DatasetVersions.FindAsync(Scope, dataset, 1, 1, Cancel)).Total);
        for (var number = 1; number <= model.Latest; number++)
        {
            var version = await Store.DatasetVersions.GetAsync(Scope, dataset, number, Cancel);
            var page = await Store.DatasetItemReads.FindAsync(Scope, new DatasetItemQuery { DatasetId = dataset, Version = version.Hash, Size = 100 }, Cancel);
            var expected = ids.Where(id => model.Items(number).ContainsKey(id)).OrderByDescending(id => id.ToString(), StringComparer.Ordinal).Select(id => (id, model.Items(number)[id].Content));
            Assert.Equal($"{what}, v{number}: {string.Join(' ', expected)}", $"{what}, v{number}: {string.Join(' ', page.Items.Content.Select(item => (item.Id, Content(item))))}");
            Assert.Equal($"{what}, v{number}: {model.Counts(number)}", $"{what}, v{number}: {(version.ItemsTotal, version.ItemsAdded, version.ItemsModified, version.ItemsDeleted)}");
        }

        if (model.Latest < 2)
            return;
        var diff = await Store.DatasetVersions.CompareAsync(Scope, dataset, await HashAsync(dataset, 1), "latest", Cancel);
        var (first, last) = (model.Items(1), model.Items(model.Latest));
        Assert.Equal((last.Keys.Count(id => !first.ContainsKey(id)), first.Keys.Count(id => !last.ContainsKey(id))), (diff.Added, diff.Deleted));
        Assert.Equal(first.Count, diff.Deleted + diff.Modified + diff.Unchanged);
    }

    private async Task<Guid> CreateAsync()
    {
        var dataset = new Dataset { Id = NewId(), Name = $"dataset {NewId():N}" };
        await Store.Datasets.CreateAsync(Scope, dataset, Cancel);
        return dataset.Id;
    }

    private async Task<string> HashAsync(Guid dataset, int number) => (await Store.DatasetVersions.GetAsync(Scope, dataset, number, Cancel)).Hash;

    private static DatasetItemWrite Item(Guid id, int content) => new() { Id = id, Source = DatasetItemSource.Sdk, Data = Data(content) };

    private static JsonText Data(int content) => JsonText.Parse($$"""{"n":{{content.ToString(CultureInfo.InvariantCulture)}}}""");

    private static int Content(DatasetItem item)
    {
        using var json = System.Text.Json.JsonDocument.Parse(item.Data.Utf8);
        return json.RootElement.GetProperty("n").GetInt32();
    }
}
