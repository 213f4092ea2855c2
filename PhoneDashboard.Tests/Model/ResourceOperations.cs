using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>What people do with numbers, audio, delivery methods, feature codes and time schedules, and what must come of it.</summary>
internal static class ResourceOperations
{
    /// <summary>Adds a number typed in some form; its digits are given beside it, null when it is none.</summary>
    internal static Operation AddDid(Actor actor, NewDidNumber input, string? digits) => new(
        $"add DID '{input.Number}'",
        actor,
        test => Outcome.OfAsync(test.Get<DidNumberService>().AddAsync(actor, input)),
        (model, made) =>
            digits is null ? "Invalid@Number"
            : model.All<DidNumberEdit>(Key.Did).Any(did => did.Form.Digits == digits) ? "Taken@Number"
            : model.With(Key.Did, made.Id, new DidNumberEdit
            {
                Digits = digits,
                Country = digits.StartsWith('1') ? "US" : "GB",
                Source = DidNumberSource.ThirdParty,
                TrunkId = input.TrunkId,
                Enabled = input.Enabled,
                Description = Trimmed(input.Description),
            }));

    internal static Operation SaveDid(Actor actor, DidNumberEdit edit) => new(
        $"save DID {edit.Id} v{edit.Version}: enabled {edit.Enabled}, trunk {edit.TrunkId}",
        actor,
        test => Outcome.OfAsync(test.Get<DidNumberService>().SaveAsync(actor, edit)),
        (model, _) => Refused(model, Key.Did, edit.Id, edit.Version) ?? (Expectation)model.With(Key.Did, edit.Id, new DidNumberEdit
        {
            Digits = edit.Digits,
            Country = edit.Country,
            Source = edit.Source,
            TrunkId = edit.TrunkId,
            Enabled = edit.Enabled,
            Description = Trimmed(edit.Description),
        }));

    internal static Operation DeleteDid(Actor actor, long id) =>
        Delete(Key.Did, id, actor, test => test.Get<DidNumberService>().DeleteAsync(actor, id), model => model.UsesDid(id));

    internal static Operation AddInternal(Actor actor, string number) => new(
        $"add Internal Number '{number}'",
        actor,
        test => Outcome.OfAsync(test.Get<InternalNumberService>().AddAsync(actor, new NewInternalNumber { Number = number })),
        (model, made) =>
            number.Trim() is not { Length: >= 1 and <= 4 } digits || !digits.All(char.IsAsciiDigit) ? "Invalid@Number"
            : model.All<InternalForm>(Key.Internal).Any(other => other.Form.Digits == digits) ? "Taken@Number"
            : model.With(Key.Internal, made.Id, new InternalForm(digits)));

    internal static Operation DeleteInternal(Actor actor, long id) =>
        Delete(Key.Internal, id, actor, test => test.Get<InternalNumberService>().DeleteAsync(actor, id), model => model.UsesInternal(id));

    internal static Operation AddAudio(Actor actor, string name) => new(
        $"add audio '{name}'",
        actor,
        test => Outcome.OfAsync(test.Get<AudioFileService>().AddAsync(
            actor, new NewAudioFile { Name = name, FileName = "silence.wav" }, new MemoryStream(TestAudio.Wav()))),
        (model, made) => NameProblem<AudioFileEdit>(model, Key.Audio, name, 0, other => other.Name)
            ?? (Expectation)model.With(Key.Audio, made.Id, new AudioFileEdit { Name = name.Trim() }));

    internal static Operation SaveAudio(Actor actor, AudioFileEdit edit) => new(
        $"rename audio {edit.Id} v{edit.Version} to '{edit.Name}'",
        actor,
        test => Outcome.OfAsync(test.Get<AudioFileService>().SaveAsync(actor, edit)),
        (model, _) =>
            Saved(model, Key.Audio, edit.Id, edit.Version, edit.Name, new AudioFileEdit { Name = edit.Name?.Trim() }, other => other.Name));

    internal static Operation DeleteAudio(Actor actor, long id) =>
        Delete(Key.Audio, id, actor, test => test.Get<AudioFileService>().DeleteAsync(actor, id), model => model.UsesAudio(id));

    internal static Operation AddDelivery(Actor actor, string name) => new(
        $"add delivery method '{name}'",
        actor,
        test => Outcome.OfAsync(test.Get<DeliveryMethodService>().AddAsync(
            actor, new NewDeliveryMethod { Name = name, EmailAddress = " calls@example.org" })),
        (model, made) => NameProblem<DeliveryMethodEdit>(model, Key.Delivery, name, 0, other => other.Name)
            ?? (Expectation)model.With(
                Key.Delivery, made.Id, new DeliveryMethodEdit { Name = name.Trim(), EmailAddress = "calls@example.org" }));

    internal static Operation SaveDelivery(Actor actor, DeliveryMethodEdit edit) => new(
        $"rename delivery method {edit.Id} v{edit.Version} to '{edit.Name}'",
        actor,
        test => Outcome.OfAsync(test.Get<DeliveryMethodService>().SaveAsync(actor, edit)),
        (model, _) => Saved(model, Key.Delivery, edit.Id, edit.Version, edit.Name,
            new DeliveryMethodEdit { Name = edit.Name?.Trim(), EmailAddress = edit.EmailAddress }, other => other.Name));

    /// <summary>Never refused: the lines lose it (rule 5).</summary>
    internal static Operation DeleteDelivery(Actor actor, long id) => new(
        $"delete delivery method {id}",
        actor,
        test => Outcome.OfAsync(test.Get<DeliveryMethodService>().DeleteAsync(actor, id)),
        (model, _) => !model.Has(Key.Delivery, id)
            ? "NotFound@"
            : model.All<LineForm>(Key.Line).Where(line => line.Form.Edit.DeliveryMethodIds.Contains(id))
                .Aggregate(model.Without(Key.Delivery, id), (after, line) =>
                {
                    var edit = model.Open<LineForm>(Key.Line, line.Id).Edit;
                    edit.DeliveryMethodIds.Remove(id);
                    return after.With(Key.Line, line.Id, line.Form with { Edit = edit });
                }));

    internal static Operation AddCode(Actor actor, string code, FeatureCodeKind kind) => new(
        $"add code '{code}' for {kind}",
        actor,
        test => Outcome.OfAsync(test.Get<FeatureCodeService>().AddAsync(actor, new NewFeatureCode { Code = code, Kind = kind })),
        (model, made) => CodeProblem(model, code, 0)
            ?? (Expectation)model.With(Key.Code, made.Id, new FeatureCodeEdit { Code = code.Trim(), Kind = kind }));

    internal static Operation SaveCode(Actor actor, FeatureCodeEdit edit) => new(
        $"save code {edit.Id} v{edit.Version} as '{edit.Code}' for {edit.Kind}",
        actor,
        test => Outcome.OfAsync(test.Get<FeatureCodeService>().SaveAsync(actor, edit)),
        (model, _) =>
            CodeProblem(new ModelState(), edit.Code!, 0) ?? Refused(model, Key.Code, edit.Id, edit.Version)
            ?? CodeProblem(model, edit.Code!, edit.Id)
            ?? (Expectation)model.With(Key.Code, edit.Id, new FeatureCodeEdit { Code = edit.Code!.Trim(), Kind = edit.Kind }));

    internal static Operation DeleteCode(Actor actor, long id) =>
        Delete(Key.Code, id, actor, test => test.Get<FeatureCodeService>().DeleteAsync(actor, id), _ => false);

    internal static Operation AddSchedule(Actor actor, NewTimeSchedule input) => new(
        $"add schedule '{input.Title}'",
        actor,
        test => Outcome.OfAsync(test.Get<TimeScheduleService>().AddAsync(actor, input)),
        (model, made) => HoursProblem(input)
            ?? NameProblem<TimeScheduleEdit>(model, Key.Schedule, input.Title, 0, other => other.Title)
            ?? (Expectation)model.With(Key.Schedule, made.Id, Normal(input)));

    internal static Operation SaveSchedule(Actor actor, TimeScheduleEdit edit) => new(
        $"save schedule {edit.Id} v{edit.Version} as '{edit.Title}': {System.Text.Json.JsonSerializer.Serialize(edit.Days)} "
            + System.Text.Json.JsonSerializer.Serialize(edit.Exceptions),
        actor,
        test => Outcome.OfAsync(test.Get<TimeScheduleService>().SaveAsync(actor, edit)),
        (model, _) => HoursProblem(edit) is { } problem
            ? problem
            : Saved(model, Key.Schedule, edit.Id, edit.Version, edit.Title, Normal(edit), other => other.Title));

    internal static Operation DeleteSchedule(Actor actor, long id) =>
        Delete(Key.Schedule, id, actor, test => test.Get<TimeScheduleService>().DeleteAsync(actor, id), model => model.UsesSchedule(id));

    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Operation Delete(
        string kind, long id, Actor actor, Func<ITestServices, Task<Result<Done>>> delete, Func<ModelState, bool> isUsed) => new(
        $"delete {kind} {id}",
        actor,
        test => Outcome.OfAsync(delete(test)),
        (model, _) => !model.Has(kind, id) ? "NotFound@" : isUsed(model) ? "InUse@" : model.Without(kind, id));

    private static string? Refused(ModelState model, string kind, long id, long version) =>
        !model.Has(kind, id) ? "NotFound@" : model.Version(kind, id) != version ? "Changed@" : null;

    /// <summary>Names are the same without their accents and capitals.</summary>
    private static string? NameProblem<T>(ModelState model, string kind, string? name, long exceptId, Func<T, string?> nameOf) =>
        string.IsNullOrWhiteSpace(name) ? $"Invalid@{(kind == Key.Schedule ? "Title" : "Name")}"
        : model.All<T>(kind).Any(other =>
            other.Id != exceptId && Plain(nameOf(other.Form)!) == Plain(name)) ? $"Taken@{(kind == Key.Schedule ? "Title" : "Name")}"
        : null;

    private static Expectation Saved<T>(
        ModelState model, string kind, long id, long version, string? name, T after, Func<T, string?> nameOf)
        where T : class =>
        NameProblem<T>(new ModelState(), kind, name, 0, nameOf) ?? Refused(model, kind, id, version)
            ?? NameProblem(model, kind, name, id, nameOf) ?? (Expectation)model.With(kind, id, after);

    private static string? CodeProblem(ModelState model, string code, long exceptId) =>
        code.Trim() is not ['*', _, ..] || code.Trim().Length > 5 || !code.Trim()[1..].All(char.IsAsciiDigit) ? "Invalid@Code"
            : model.CodeClashes(code.Trim(), exceptId) ? "Taken@Code"
            : null;

    private static string? HoursProblem(NewTimeSchedule input)
    {
        var problems = input.Days
            .Where(
                day => day.Hours.Exists(one => day.Hours.Exists(other => other != one && one.From < End(other) && other.From < End(one))))
            .Select(day => $"Invalid@{day.Day}");
        return Outcome.Words(problems) is { Length: > 0 } words && !string.IsNullOrWhiteSpace(input.Title) ? words : null;

        static TimeOnly End(WorkingHours hours) => hours.To == TimeOnly.MinValue ? TimeOnly.MaxValue : hours.To!.Value;
    }

    private static TimeScheduleEdit Normal(NewTimeSchedule input)
    {
        var normal = new TimeScheduleEdit { Title = input.Title!.Trim(), TimeZone = input.TimeZone };
        foreach (var day in input.Days)
        {
            normal.Days.Single(other => other.Day == day.Day).Hours.AddRange(day.Hours.OrderBy(hours => hours.From));
        }

        normal.Exceptions.AddRange(input.Exceptions
            .Select(exception => new ScheduleExceptionInput
            {
                Name = exception.Name!.Trim(),
                IsWorking = exception.IsWorking,
                Repeat = exception.Repeat,
                WholeDays = exception.WholeDays,
                From = exception.From,
                FromTime = exception.FromTime,
                To = exception.To,
                ToTime = exception.ToTime,
            })
            .OrderBy(exception => exception.From).ThenBy(exception => exception.FromTime ?? default)
            .ThenBy(exception => exception.Name, StringComparer.Ordinal));

        return normal;
    }

    private static string Plain(string name) => name.Trim().ToLowerInvariant().Replace('é', 'e');
}
