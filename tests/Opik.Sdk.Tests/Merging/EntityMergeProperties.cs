using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Opik.Merging;
using Opik.Testing.Json;

namespace Opik.Sdk.Tests.Merging;

public sealed class EntityMergeProperties
{
    [Fact]
    public void A_merge_leaves_both_sides_as_they_were_and_has_the_later_scalars()
    {
        var pairs = from existing in Objects from later in Objects select (existing, later);

        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (before, after) = (pair.existing.ToJsonString(), pair.later.ToJsonString());
            var merged = EntityMerge.Objects(pair.existing, pair.later) ?? [];
            return pair.existing.ToJsonString() == before && pair.later.ToJsonString() == after
                && pair.later.All(member => member.Value is JsonObject || JsonComparison.Same(member.Value, merged[member.Key]))
                && pair.existing.All(member => merged.ContainsKey(member.Key));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_merge_with_itself_changes_nothing()
    {
        Prop.ForAll(Objects.ToArbitrary(), members => JsonComparison.Same(members, EntityMerge.Objects(members, members) ?? [])).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static Gen<JsonObject> Objects => Gen.Sized(size => Members(size));

    private static Gen<JsonNode?> Value(int size) => size <= 1
        ? Gen.Elements(1, 2).Select(number => (JsonNode?)number)
        : Gen.OneOf(Gen.Constant<JsonNode?>(null), Gen.Elements(1, 2).Select(number => (JsonNode?)number), Members(size / 2).Select(members => (JsonNode?)members));

    private static Gen<JsonObject> Members(int size) => Gen.Elements("a", "b", "c").Zip(Value(size)).ListOf(2).Select(entries =>
    {
        var members = new JsonObject();
        foreach (var (name, value) in entries)
            members[name] = value?.DeepClone();
        return members;
    });
}
